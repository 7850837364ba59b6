package dev.drover.cli;

import dev.drover.cli.manual.BashCompletion;
import dev.drover.cli.manual.CommandPage;
import dev.drover.cli.manual.FishCompletion;
import dev.drover.cli.manual.ZshCompletion;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Locale;
import java.util.Map;

/// `drover completions`: what the packages install, for those who installed no package.
@Command(
        description = "Prints what makes your shell complete commands and options.",
        footer = {
            "  source <(drover completions bash)",
            "  drover completions fish > ~/.config/fish/completions/drover.fish"
        })
final class CompletionsCommand extends CliCommand {
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
    Shell shell = Shell.BASH;

    @Override
    int run(Context context) throws Exception {
        CommandPage root = CommandPages.root();
        String script =
                switch (shell) {
                    case BASH -> BashCompletion.script(root);
                    case ZSH -> ZshCompletion.script(root);
                    case FISH -> FishCompletion.script(root);
                };
        if (json) {
            String name = shell.name().toLowerCase(Locale.ROOT);
            context.out().json(Map.of("shell", name, "script", script));
        } else {
            context.out().page(script.stripTrailing());
        }
        return Exit.OK;
    }
}
