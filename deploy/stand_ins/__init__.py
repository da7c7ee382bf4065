"""Images made on this machine, where no registry can be reached."""
