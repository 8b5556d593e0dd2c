"""Files brought to the desk: kept, checked, saved, with their progress, whatever becomes of the process at work."""
