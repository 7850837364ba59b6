package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.model.BranchIntent;
import dev.drover.model.view.BranchAsk;
import dev.drover.model.view.JoinRequestView;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

/// `drover branches request`.
@Command(
        name = "request",
        description =
                "Asks whoever holds a branch to let you in. An approved request becomes a claim of"
                        + " your own, coordinated.",
        footer = {
            "  drover branches request main \"only the version number\"",
            "  drover branches request main \"fix a typo\" --paths docs"
        })
final class BranchRequestCommand extends CliCommand {
    @Parameters(index = "0", paramLabel = "BRANCH", description = "Of this repository.")
    String branch = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "Why; at most 1,024 bytes.")
    String text = "";

    @Option(
            names = "--intent",
            paramLabel = "write|full",
            description = "What you want to do there; see claim.")
    @Nullable BranchIntent intent;

    @Option(
            names = "--paths",
            paramLabel = "PATH",
            arity = "1..*",
            description = "What you would write to, from here.")
    List<String> paths = new ArrayList<>();

    @Override
    int run(Context context) {
        List<JoinRequestView> asked =
                context.api()
                        .requestBranch(
                                new BranchAsk(
                                        context.invocation().directory(),
                                        branch,
                                        intent,
                                        paths,
                                        null,
                                        text,
                                        null));
        Output out = context.out();
        if (json) {
            out.json(asked);
            return Exit.OK;
        }
        for (JoinRequestView request : asked) {
            out.line(
                    "Asked "
                            + BranchTable.holder(request.holder())
                            + "; the request is "
                            + request.id()
                            + ". `drover branches` shows when it is answered.");
        }
        return Exit.OK;
    }
}
