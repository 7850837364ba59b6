package dev.drover.daemon.share;

import dev.drover.core.Refused;
import dev.drover.ipc.Request;
import dev.drover.model.VisibleText;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a session asks for when it starts `drover share`.
///
/// @param scope `user`, `workspace` or `instance`
/// @param root of the workspace, or what stands for the instance; empty for the user
/// @param own variables that were named: they belong to what makes two servers the same
/// @param environment all that the server gets, the named ones included
/// @param directory where it runs
record ShareAsk(
        String name,
        String scope,
        String root,
        List<String> command,
        Map<String, String> own,
        Map<String, String> environment,
        Path directory) {
    private static final int NAME = 64;

    /// What two sessions must have in common to share a server. In a workspace, or where the
    /// command has a path that depends on it, that is the directory as well: a server may look
    /// around.
    record Key(
            String name,
            String scope,
            String root,
            List<String> command,
            Map<String, String> own,
            String directory) {
        @Override
        public String toString() {
            return name + " (" + scope + ")"; // never the variables
        }
    }

    Key key() {
        return new Key(
                name,
                scope,
                root,
                command,
                own,
                scope.equals("workspace") || isRelative(command) ? directory.toString() : "");
    }

    /// A shared server must not hold a session's worktree, unless its command needs to be there.
    Path startIn() {
        String home = environment.getOrDefault("HOME", "");
        boolean atHome = scope.equals("user") && !isRelative(command) && home.startsWith("/");
        return atHome && Files.isDirectory(Path.of(home)) ? Path.of(home) : directory;
    }

    /// @throws Refused if something is missing or cannot be
    static ShareAsk of(Request request) {
        String name = said(request, "Drover-Share");
        if (name.isEmpty()
                || name.length() > NAME
                || !name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
            throw Refused.badRequest(
                    "'"
                            + VisibleText.line(name, 60)
                            + "' is no name: up to 64 letters, digits, '.', '_' and '-', the first"
                            + " a letter, a digit or '_'.");
        }
        String scope = said(request, "Drover-Scope");
        if (!List.of("user", "workspace", "instance").contains(scope)) {
            throw Refused.badRequest(
                    "'"
                            + VisibleText.line(scope, 60)
                            + "' is no scope: it is `user`, `workspace` or `instance`.");
        }
        List<String> command = list(request, "Drover-Command");
        if (command.isEmpty() || command.getFirst().isEmpty()) {
            throw Refused.badRequest("No command comes after `--`.");
        }
        String cwd = said(request, "Drover-Cwd");
        if (!cwd.startsWith("/") || cwd.indexOf('\0') >= 0 || !Files.isDirectory(Path.of(cwd))) {
            throw Refused.badRequest("The directory it was started in is not there any more.");
        }
        Path directory = Path.of(cwd);
        Map<String, String> own = variables(request, "Drover-Own-Environment");
        Map<String, String> all = new TreeMap<>(variables(request, "Drover-Environment"));
        all.putAll(own);
        return new ShareAsk(
                name,
                scope,
                scope.equals("user") ? "" : said(request, "Drover-Scope-Root"),
                command,
                own,
                all,
                directory);
    }

    private static boolean isRelative(List<String> command) {
        return command.stream()
                .anyMatch(
                        word ->
                                word.equals(".")
                                        || word.equals("..")
                                        || word.startsWith("./")
                                        || word.startsWith("../")
                                        || (word.equals(command.getFirst())
                                                && word.contains("/")
                                                && !word.startsWith("/")));
    }

    private static Map<String, String> variables(Request request, String header) {
        Map<String, String> variables = new TreeMap<>();
        for (String one : list(request, header)) {
            int equals = one.indexOf('=');
            if (equals > 0) {
                variables.put(one.substring(0, equals), one.substring(equals + 1));
            }
        }
        return variables;
    }

    /// Each one ends with NUL.
    private static List<String> list(Request request, String header) {
        String text = said(request, header);
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', from)) {
            parts.add(text.substring(from, end));
            from = end + 1;
        }
        return parts;
    }

    private static String said(Request request, String header) {
        try {
            String raw = request.header(header).orElse("");
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest("The header " + header + " is broken.");
        }
    }
}
