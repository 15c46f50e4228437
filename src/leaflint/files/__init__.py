"""Files of a repository: on disk, in a commit or in memory; and git, which keeps them."""
