using System.Reflection;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;
using LotFunctions.Embedded.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace LotFunctions.Adapters.Tests.Workflows;

/// <summary>Counts the writes of a process to all its stores; at the n-th, just before it or just after, the process is gone.</summary>
internal sealed class Cut(int at, bool afterWriting)
{
    private int writes;

    public int Writes => Volatile.Read(ref writes);

    public bool IsCut { get; private set; }

    /// <summary>Puts itself between the process and everything that it writes to.</summary>
    public void Between(IServiceCollection services)
    {
        Between<ILedger>(services);
        Between<IRecalls>(services);
        Between<IBlobStore>(services);
        Between<IMessageSender>(services);
        Between<IJournal>(services);
    }

    public void Enter() => ThrowIfCut(Interlocked.Increment(ref writes), before: true);

    public void Left() => ThrowIfCut(Writes, before: false);

    private void ThrowIfCut(int number, bool before)
    {
        if (!IsCut && (number < at || (number == at && before == afterWriting))) return;
        IsCut = true;
        throw new IOException("The process is gone.");
    }

    private void Between<T>(IServiceCollection services)
        where T : class
    {
        var inner = services.Last(s => s.ServiceType == typeof(T));
        services.Remove(inner);
        services.AddSingleton(s => CutPort<T>.Of(
            (T)(inner.ImplementationFactory?.Invoke(s) ?? ActivatorUtilities.CreateInstance(s, inner.ImplementationType!)), this));
    }
}

/// <summary>A port of a process that can be killed at a write.</summary>
public class CutPort<T> : DispatchProxy
    where T : class
{
    private static readonly string[] Writes = ["Append", "Add", "Put", "Save", "Write", "Send", "Start", "SetStatus", "Finish", "TakeEvent"];

    private T inner = null!;
    private Cut cut = null!;

    internal static T Of(T inner, Cut cut)
    {
        var port = Create<T, CutPort<T>>();
        var proxy = (CutPort<T>)(object)port;
        (proxy.inner, proxy.cut) = (inner, cut);
        return port;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = targetMethod!;
        if (!Writes.Any(w => method.Name.StartsWith(w, StringComparison.Ordinal))) return method.Invoke(inner, args);
        return method.ReturnType == typeof(Task)
            ? RunAsync<object?>(method, args)
            : GetType().GetMethod(nameof(RunAsync), BindingFlags.Instance | BindingFlags.Public)!
                .MakeGenericMethod(method.ReturnType.GetGenericArguments()[0]).Invoke(this, [method, args]);
    }

    /// <summary>A look for an event that finds none is no write.</summary>
    public async Task<TResult> RunAsync<TResult>(MethodInfo method, object?[]? args)
    {
        var isLook = method.Name.StartsWith("TakeEvent", StringComparison.Ordinal);
        if (!isLook) cut.Enter();
        else if (cut.IsCut) throw new IOException("The process is gone.");
        var task = (Task)method.Invoke(inner, args)!;
        await task;
        var result = task is Task<TResult> answered ? answered.Result : default!;
        if (isLook && result is not null) cut.Enter();
        if (!isLook) cut.Left();
        return result;
    }
}
