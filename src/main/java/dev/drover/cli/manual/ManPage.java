package dev.drover.cli.manual;

import java.util.List;
import java.util.Locale;

/// The man page: every command with its options, then where things are.
public final class ManPage {
    private static final String FILES =
            """
            .SH FILES
            .TP
            .I ~/.config/drover/settings.json
            What is set; beside it
            .I profiles.json
            and
            .I prices.json
            of your own.
            .TP
            .I ~/.local/state/drover/
            The database, its copies from before an upgrade, logs and the token.
            .TP
            .I ~/.config/systemd/user/drover.service
            The service, once
            .B drover service install
            has written it.
            .SH ENVIRONMENT
            .TP
            .B DROVER_HOME
            One directory for everything, instead of the usual places.
            .TP
            .B DROVER_API_ADDR
            Where it listens on TCP:
            .IR ADDRESS:PORT ,
            or
            .BR off .
            .TP
            .B DROVER_DB_PATH
            Another file for the database.
            .TP
            .B DROVER_LOG
            How much is logged.
            .TP
            .B DROVER_AUTOSTART
            With 0, no hook starts Drover.
            .SH EXIT STATUS
            0 done, 1 refused, 2 usage, 69 no daemon, 70 a fault of Drover's. A hook ends with 0 whatever
            happens, unless a decision says otherwise.
            .SH SEE ALSO
            .BR systemctl (1),
            .BR git-worktree (1)
            """;

    private ManPage() {}

    /// @param version of the program
    public static String text(CommandPage root, String version) {
        StringBuilder text = new StringBuilder();
        text.append(".TH DROVER 1 \"\" \"Drover ").append(version).append("\" \"User Commands\"\n");
        text.append(".SH NAME\ndrover \\- ").append(escaped(root.summary())).append('\n');
        text.append(".SH SYNOPSIS\n.B drover\n[\\fICOMMAND\\fR] [\\fB\\-\\-json\\fR] ")
                .append("[\\fB\\-\\-help\\fR]\n");
        text.append(".SH DESCRIPTION\n");
        root.description().forEach(line -> paragraph(text, line));
        text.append(".SH COMMANDS\n");
        root.all().filter(p -> !p.equals(root)).forEach(p -> command(text, p));
        examples(text, ".SH EXAMPLES", root.examples());
        return text.append(FILES).toString();
    }

    private static void command(StringBuilder text, CommandPage page) {
        text.append(".SS ").append(escaped(page.whole())).append('\n');
        page.description().forEach(line -> paragraph(text, line));
        for (CommandPage.Entry argument : page.arguments()) {
            text.append(".TP\n\\fI").append(escaped(argument.word())).append("\\fR\n");
            paragraph(text, argument.meaning());
        }
        for (CommandPage.Choice option : page.options()) {
            // Every command has these two; they are told once.
            if (!option.names().contains("--help") && !option.names().contains("--json")) {
                option(text, option);
            }
        }
        examples(text, ".PP\nFor example:", page.examples());
    }

    private static void option(StringBuilder text, CommandPage.Choice option) {
        text.append(".TP\n");
        text.append(
                String.join(
                        ", ",
                        option.names().stream().map(n -> "\\fB" + escaped(n) + "\\fR").toList()));
        if (!option.value().isEmpty()) {
            text.append(" \\fI").append(escaped(option.value())).append("\\fR");
        }
        text.append('\n');
        paragraph(text, option.meaning());
    }

    private static void examples(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append(title).append("\n.PP\n.nf\n.RS\n");
            lines.forEach(line -> text.append(escaped(line.strip())).append('\n'));
            text.append(".RE\n.fi\n");
        }
    }

    private static void paragraph(StringBuilder text, String line) {
        text.append(line.isBlank() ? ".PP" : escaped(line)).append('\n');
    }

    /// A backslash would begin a request of its own, as would a dot or a quote at the beginning of
    /// a line; a plain dash would become a hyphen that nobody can copy into a shell. What is not
    /// ASCII has names, so that the page does not depend on how it is read.
    private static String escaped(String text) {
        StringBuilder plain = new StringBuilder();
        if (text.startsWith(".") || text.startsWith("'")) {
            plain.append("\\&");
        }
        text.codePoints()
                .forEach(
                        c -> {
                            if (c == '\\') {
                                plain.append("\\e");
                            } else if (c == '-') {
                                plain.append("\\-");
                            } else if (c > '~') {
                                plain.append(String.format(Locale.ROOT, "\\[u%04X]", c));
                            } else {
                                plain.appendCodePoint(c);
                            }
                        });
        return plain.toString();
    }
}
