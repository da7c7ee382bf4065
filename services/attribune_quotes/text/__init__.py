"""What stands in the text whoever says it: marked words, layout, the tags of quotations, and what goes on."""
