"""The typed hierarchy → files. Writers know no reader."""
