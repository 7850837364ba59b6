package dev.drover.agents.servers;

import dev.drover.model.process.ConfiguredServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The servers that agents are configured to start: the user's, and those of the projects in which
/// sessions run. Only reads, and reads an unchanged file once. Safe for one caller at a time.
public final class ServerConfigs {
    private static final int LARGEST_FILE = 32 << 20;
    private static final int MOST_PROJECTS = 500;

    private static final List<ServerPlace> OF_USER =
            List.of(
                    new ServerPlace(
                            "claude-code", ".claude.json", ServerPlace.Form.CLAUDE, "mcpServers"),
                    json("claude-code", ".claude/settings.json", "mcpServers"),
                    new ServerPlace("codex", ".codex/config.toml", ServerPlace.Form.TOML, ""),
                    json("gemini", ".gemini/settings.json", "mcpServers"),
                    json("qwen", ".qwen/settings.json", "mcpServers"),
                    json("copilot", ".copilot/mcp-config.json", "mcpServers"),
                    json("cursor", ".cursor/mcp.json", "mcpServers"),
                    json("opencode", ".config/opencode/opencode.json", "mcp"));

    private static final List<ServerPlace> OF_PROJECT =
            List.of(
                    json("claude-code", ".mcp.json", "mcpServers"),
                    json("gemini", ".gemini/settings.json", "mcpServers"),
                    json("qwen", ".qwen/settings.json", "mcpServers"),
                    json("cursor", ".cursor/mcp.json", "mcpServers"),
                    json("opencode", "opencode.json", "mcp"));

    private final Path home;
    private final Map<String, String> environment;
    private Map<Path, Read> remembered = new HashMap<>();

    private record Read(FileTime modified, long size, List<ConfiguredServer> servers) {}

    /// @param environment of the user; `CLAUDE_CONFIG_DIR` and `CODEX_HOME` move files
    public ServerConfigs(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    private static ServerPlace json(String agent, String file, String key) {
        return new ServerPlace(agent, file, ServerPlace.Form.JSON, key);
    }

    /// @param projects roots and directories in which sessions run
    public List<ConfiguredServer> servers(Collection<String> projects) {
        Map<Path, Read> now = new HashMap<>();
        List<ConfiguredServer> found = new ArrayList<>();
        for (ServerPlace place : OF_USER) {
            found.addAll(read(place, userFile(place), null, now));
        }
        for (String project : projects.stream().distinct().limit(MOST_PROJECTS).toList()) {
            for (ServerPlace place : OF_PROJECT) {
                try {
                    Path directory = Path.of(project);
                    if (directory.isAbsolute() && !directory.equals(home)) {
                        found.addAll(read(place, directory.resolve(place.file()), project, now));
                    }
                } catch (InvalidPathException e) {
                    // no directory of this system
                }
            }
        }
        remembered = now;
        return found;
    }

    private Path userFile(ServerPlace place) {
        if (place.form() == ServerPlace.Form.TOML) {
            return moved("CODEX_HOME", ".codex").resolve("config.toml");
        }
        if (place.file().equals(".claude/settings.json")) {
            return moved("CLAUDE_CONFIG_DIR", ".claude").resolve("settings.json");
        }
        String claude = environment.getOrDefault("CLAUDE_CONFIG_DIR", "");
        boolean elsewhere = place.form() == ServerPlace.Form.CLAUDE && claude.startsWith("/");
        return elsewhere ? Path.of(claude, ".claude.json") : home.resolve(place.file());
    }

    private Path moved(String variable, String usual) {
        String directory = environment.getOrDefault(variable, "");
        return directory.startsWith("/") ? Path.of(directory) : home.resolve(usual);
    }

    private List<ConfiguredServer> read(
            ServerPlace place, Path file, @Nullable String project, Map<Path, Read> now) {
        Read already = now.get(file);
        if (already != null) {
            return List.of(); // two projects with one directory
        }
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            if (!seen.isRegularFile() || seen.size() > LARGEST_FILE) {
                return List.of();
            }
            Read before = remembered.get(file);
            Read read =
                    before != null
                                    && before.size == seen.size()
                                    && before.modified.equals(seen.lastModifiedTime())
                            ? before
                            : new Read(
                                    seen.lastModifiedTime(),
                                    seen.size(),
                                    new ServerList(place, shown(file)).read(text(file), project));
            now.put(file, read);
            return read.servers();
        } catch (IOException e) {
            return List.of(); // not there, or not ours to read
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LARGEST_FILE), StandardCharsets.UTF_8);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        }
    }

    private String shown(Path file) {
        return file.startsWith(home) ? "~/" + home.relativize(file) : file.toString();
    }
}
