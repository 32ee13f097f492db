"""What strategy knows without a database: the tree, costs, capacity, the matrix, baselines, spreadsheets."""
