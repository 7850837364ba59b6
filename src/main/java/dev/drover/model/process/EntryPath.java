package dev.drover.model.process;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.List;

/// What a path says of the server that lies there.
///
/// @param cwd for paths that are relative to it, null if unknown
record EntryPath(@Nullable String cwd) {
    /// The package that a path belongs to, where a package manager put it there; else the path.
    String entry(String written) {
        String path = written.replace('\\', '/');
        int modules = path.lastIndexOf("/node_modules/");
        if (modules >= 0) {
            String[] parts = path.substring(modules + "/node_modules/".length()).split("/");
            boolean scoped = parts[0].startsWith("@") && parts.length > 1;
            boolean link = parts[0].equals(".bin") && parts.length > 1;
            return link
                    ? "npm:" + parts[1]
                    : "npm:" + (scoped ? parts[0] + "/" + parts[1] : parts[0]);
        }
        String tool = pythonTool(path);
        if (tool != null) {
            return "pypi:" + tool;
        }
        String from = cwd;
        boolean whole = path.startsWith("/") || path.matches("[A-Za-z]:/.*");
        return normal(whole || from == null ? path : from.replace('\\', '/') + "/" + path);
    }

    private static @Nullable String pythonTool(String path) {
        for (String place : List.of("/uv/tools/", "/pipx/venvs/")) {
            int at = path.indexOf(place);
            if (at >= 0) {
                return path.substring(at + place.length()).split("/")[0];
            }
        }
        int cache = path.indexOf("/uv/archive-v");
        return cache >= 0 && path.contains("/bin/")
                ? path.substring(path.lastIndexOf("/bin/") + 5)
                : null;
    }

    /// A program that is installed counts by its name, any other by its path.
    String program(String written) {
        String path = written.replace('\\', '/');
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            return path;
        }
        String place = entry(path);
        boolean installed = path.substring(0, slash).endsWith("/bin") && !place.contains(":");
        return installed ? path.substring(slash + 1) : place;
    }

    private static String normal(String path) {
        ArrayDeque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return (path.startsWith("/") ? "/" : "") + String.join("/", parts);
    }
}
