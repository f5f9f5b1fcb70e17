"""Paper: a visitor's sheet as a PDF that goes to CUPS, or as a receipt that goes to its printer."""
