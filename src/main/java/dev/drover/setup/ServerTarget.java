package dev.drover.setup;

import dev.drover.setup.hooks.OurCommand;
import dev.drover.setup.hooks.ServerEdit;
import dev.drover.setup.text.MalformedTextException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Drover's tools for one agent: its entry among the agent's MCP servers, in a JSON file.
///
/// @param agent its hooks, which tell whether it is used here
/// @param place of the file
/// @param type what the agent calls a server with standard streams; null if it needs no word
/// @param shared the hooks stand in the same file
record ServerTarget(
        HookTarget agent, Function<Ground, Path> place, @Nullable String type, boolean shared)
        implements Target {
    /// What an agent says and asks first.
    static final List<String> TRIAL =
            List.of(
                    """
                    {"jsonrpc":"2.0","id":1,"method":"initialize","params":\
                    {"protocolVersion":"2025-06-18","capabilities":{},\
                    "clientInfo":{"name":"drover-setup","version":"1"}}}
                    {"jsonrpc":"2.0","method":"notifications/initialized"}
                    {"jsonrpc":"2.0","id":2,"method":"tools/list"}
                    """);

    @Override
    public String name() {
        return Targets.MCP + "-" + agent.name();
    }

    @Override
    public String title() {
        return agent.title() + ": Drover's tools";
    }

    /// By name only: tools cost an agent tokens.
    @Override
    public boolean isHere(Ground ground) {
        return false;
    }

    @Override
    public boolean suits(Ground ground) {
        return agent.isHere(ground);
    }

    @Override
    public Path file(Ground ground) {
        return place.apply(ground);
    }

    @Override
    public String installed(@Nullable String text, Ground ground, Wish wish)
            throws MalformedTextException {
        return ServerEdit.installed(text, ground.client().toString(), type);
    }

    @Override
    public boolean isIn(String text) throws MalformedTextException {
        return ServerEdit.isIn(text);
    }

    @Override
    public @Nullable String removed(String text, @Nullable String clean, List<String> copies)
            throws MalformedTextException {
        return ServerEdit.removed(text, clean);
    }

    @Override
    public String core(String text) throws MalformedTextException {
        return shared ? agent.core(text) : ServerEdit.core(text);
    }

    /// Other servers' keys stand beside our lines.
    @Override
    public boolean hasSecrets() {
        return true;
    }

    @Override
    public List<String> notes(@Nullable String text, Ground ground, Wish wish) {
        return List.of(agent.title() + " has them at its next start.");
    }

    @Override
    public Optional<Trial> trial(Ground ground) {
        return Optional.of(
                new Trial(OurCommand.quoted(ground.client().toString()) + " mcp", TRIAL));
    }
}
