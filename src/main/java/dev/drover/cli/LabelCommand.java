package dev.drover.cli;

import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;

import picocli.CommandLine.Parameters;

/// What the commands that label one instance share: its id, and how they answer.
abstract class LabelCommand extends CliCommand {
    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "The instance's id, or as much of it as is unique.")
    String id = "";

    /// @param before the instance as it is now
    abstract LabelChange change(InstanceView before);

    /// What has been done, in one line.
    abstract String done(InstanceView after);

    @Override
    int run(Context context) {
        InstanceView before = context.api().instance(id);
        InstanceView after = context.api().label(before.id(), change(before));
        if (json) {
            context.out().json(after);
        } else {
            context.out().line(done(after));
        }
        return Exit.OK;
    }

    static String called(InstanceView instance) {
        return instance.name() == null
                ? instance.shortId()
                : instance.name() + " (" + instance.shortId() + ")";
    }
}
