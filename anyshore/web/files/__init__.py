"""Files: kept on the way in, served as attachments on the way out, to those who see what they hang on."""
