// How much memory the server's Java may take, as its settings print it: 4.00GiB.
// Access: read
// Parameters: none
// Returns: heap
SHOW SETTINGS 'server.memory.heap.max_size' YIELD value
RETURN value AS heap
