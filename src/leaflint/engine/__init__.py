"""The workspace, and what it takes: plans, results, waivers, the cache, the pool and shards."""
