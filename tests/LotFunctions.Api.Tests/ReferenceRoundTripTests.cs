using System.Net;
using LotFunctions.Api.Tests.Support;

namespace LotFunctions.Api.Tests;

/// <summary>Reference data that is read, changed and put again.</summary>
public sealed class ReferenceRoundTripTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("items/9506000134352", "item", """{"description":"Bar"}""")]
    [InlineData("suppliers/PUT-AGAIN", "id", """{"name":"S","ediIdentities":[{"qualifier":"ZZ","id":"AGAIN"}],"contacts":[{"name":"A"}]}""")]
    [InlineData("customers/AGAIN", "id", """{"name":"C","address":{"city":"Town"},"contacts":[{"email":"a@b.example"}],"language":"de"}""")]
    public async Task Put_WhatGetGave_IsTakenAndUnderAnotherIdRefused(string path, string id, string body)
    {
        using var client = host.Client();
        await client.PutJsonAsync($"/api/{path}", body).OkAsync();

        var got = await client.GetAsync($"/api/{path}").OkAsync();
        var put = await client.PutJsonAsync($"/api/{path}", got.ToJsonString()).OkAsync();
        got[id] = "OTHER";
        var problem = await client.PutJsonAsync($"/api/{path}", got.ToJsonString()).ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");

        Assert.Equal((await client.GetAsync($"/api/{path}").OkAsync()).ToJsonString(), put.ToJsonString());
        Assert.Equal([$"/{id}"], problem["errors"].Items().Select(e => e["pointer"].Text()));
    }
}
