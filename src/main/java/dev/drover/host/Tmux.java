package dev.drover.host;

import dev.drover.host.TerminalFocus.Outcome;
import dev.drover.model.Terminal;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Lets a tmux client show a pane, and tells which terminal that client is in. Only servers of our
/// own user are spoken to.
final class Tmux {
    private static final String BETWEEN = "|";
    private static final String CLIENT =
            String.join(
                    BETWEEN,
                    "#{client_control_mode}",
                    "#{client_activity}",
                    "#{client_pid}",
                    "#{session_id}",
                    "#{client_tty}",
                    "#{client_termtype}");
    private static final String PANE = "#{pane_id}" + BETWEEN + "#{window_id}" + BETWEEN;

    private final Tool tool;

    Tmux(Tool tool) {
        this.tool = tool;
    }

    private record Client(long activity, long pid, String session, String tty, String type) {}

    private record Home(String window, String session) {}

    Outcome show(String socket, String pane) {
        Optional<String> program = tool.find("tmux");
        if (program.isEmpty()) {
            return Outcome.failed("`tmux` is not on the path.");
        }
        String whyNot = whyNotOurs(Path.of(socket));
        if (whyNot != null) {
            return Outcome.failed(whyNot);
        }
        List<String> server = List.of(program.get(), "-S", socket);
        List<Home> homes = homes(server, pane);
        if (homes.isEmpty()) {
            return Outcome.failed("tmux has no pane " + pane + " any more.");
        }
        Optional<Client> chosen = choose(clients(server), homes);
        if (chosen.isEmpty()) {
            return Outcome.failed(
                    "No terminal is attached to its tmux. Attach one: `tmux -S "
                            + VisibleText.line(socket, 120)
                            + " attach -t '"
                            + homes.getFirst().session()
                            + "'`.");
        }
        return show(server, pane, homes, chosen.get());
    }

    private Outcome show(List<String> server, String pane, List<Home> homes, Client client) {
        Home home =
                homes.stream()
                        .filter(h -> h.session().equals(client.session()))
                        .findFirst()
                        .orElseGet(homes::getFirst);
        Tool.Result result =
                tool.run(
                        with(
                                server,
                                "switch-client",
                                "-c",
                                client.tty(),
                                "-t",
                                home.session(),
                                ";",
                                "select-window",
                                "-t",
                                home.session() + ":" + home.window(),
                                ";",
                                "select-pane",
                                "-t",
                                pane));
        return result.ok()
                ? new Outcome(
                        true,
                        "tmux shows pane " + pane + " on " + client.tty() + ".",
                        terminalOf(client))
                : Outcome.failed(
                        "tmux did not show pane "
                                + pane
                                + ": "
                                + TerminalFocus.complaint(result)
                                + ".");
    }

    /// A socket of somebody else could be anything.
    private static @Nullable String whyNotOurs(Path socket) {
        try {
            Object owner = Files.getAttribute(socket, "unix:uid");
            return Integer.toUnsignedLong((Integer) owner) == OwnProcess.uid()
                    ? null
                    : "Its tmux belongs to another user.";
        } catch (IOException | UnsupportedOperationException e) {
            return "Its tmux has ended.";
        }
    }

    /// A window may be in several sessions at once.
    private List<Home> homes(List<String> server, String pane) {
        return rows(server, 3, "list-panes", "-a", "-F", PANE + "#{session_id}").stream()
                .filter(row -> row[0].equals(pane))
                .map(row -> new Home(row[1], row[2]))
                .toList();
    }

    private List<Client> clients(List<String> server) {
        return rows(server, 6, "list-clients", "-F", CLIENT).stream()
                // A program reads such a client, and shows what it likes.
                .filter(row -> !row[0].equals("1") && row[4].startsWith("/"))
                .map(
                        row ->
                                new Client(
                                        Long.parseLong(row[1]),
                                        Long.parseLong(row[2]),
                                        row[3],
                                        row[4],
                                        row[5]))
                .toList();
    }

    /// One that is at the session already, else the one that was used last.
    private static Optional<Client> choose(List<Client> clients, List<Home> homes) {
        Comparator<Client> attached =
                Comparator.comparingInt(
                        c -> homes.stream().anyMatch(h -> h.session().equals(c.session())) ? 1 : 0);
        return clients.stream().max(attached.thenComparingLong(Client::activity));
    }

    private List<String[]> rows(List<String> server, int columns, String... command) {
        Tool.Result result = tool.run(with(server, command));
        return result.ok()
                ? result.output()
                        .lines()
                        .map(line -> line.split("\\" + BETWEEN, columns))
                        .filter(row -> row.length == columns)
                        .toList()
                : List.of();
    }

    private static List<String> with(List<String> server, String... command) {
        List<String> all = new ArrayList<>(server);
        all.addAll(List.of(command));
        return all;
    }

    /// The environment of the client's process is that of its terminal, and not what the server
    /// once inherited.
    private static Terminal terminalOf(Client client) {
        Terminal seen = Environments.terminal(client.pid()).withTty(client.tty());
        boolean iterm = seen.program() == null && client.type().startsWith("iTerm2");
        return iterm
                ? seen.mergedWith(
                        new Terminal(null, null, null, "iTerm.app", null, null, null, null, null))
                : seen;
    }
}
