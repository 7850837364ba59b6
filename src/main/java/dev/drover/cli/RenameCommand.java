package dev.drover.cli;

import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover instances rename`.
@Command(
        name = "rename",
        description = "Gives it a name of your own; an empty name takes it away.",
        footer = {"  drover instances rename abc123de \"fix login\""})
final class RenameCommand extends LabelCommand {
    @Parameters(index = "1", paramLabel = "NAME", description = "What you call it.")
    String name = "";

    @Override
    LabelChange change(InstanceView before) {
        return new LabelChange(name, null, null, null, null);
    }

    @Override
    String done(InstanceView after) {
        return after.name() == null
                ? after.shortId() + " has no name now."
                : after.shortId() + " is called " + after.name() + " now.";
    }
}
