namespace LotFunctions.Local.Hosting;

/// <summary>The host cannot start as it is set up; the message is for whoever started it.</summary>
public sealed class LocalSetupException(string message, Exception? inner = null) : Exception(message, inner);
