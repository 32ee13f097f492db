"""Pages for anybody: the home page, and the appearance a reader chose."""
