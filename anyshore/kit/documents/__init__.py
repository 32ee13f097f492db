"""Files from strangers, read: XML, Word, text, PO, XLIFF, JSON against a schema. Pure, and bounded in every
direction."""
