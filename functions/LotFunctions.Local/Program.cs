// The embedded host: Kestrel, the queue pump and the commands; nothing else.

return 0;
