package dev.drover.desktop;

import static org.awaitility.Awaitility.await;

import dev.drover.ipc.Json;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// dunst, a notification server as people run it, and the bubbles on the screen.
/// The session ends it.
final class NotificationServer {
    private static final String NAME = "org.freedesktop.Notifications";
    private static final String SETTINGS =
            """
            [global]
                monitor = 0
                width = 420
                origin = top-right
                idle_threshold = 0
                title = Dunst
                mouse_left_click = do_action, close_current
            """;

    private final DesktopSession session;

    private NotificationServer(DesktopSession session) {
        this.session = session;
    }

    /// Starts it and waits until the bus knows it.
    static NotificationServer start(DesktopSession session) throws IOException {
        Path settings = Files.writeString(session.home().resolve("dunstrc"), SETTINGS);
        session.giveHome();
        session.start("dunst", List.of("dunst", "-config", settings.toString()));
        NotificationServer server = new NotificationServer(session);
        await("dunst is on the bus")
                .atMost(DroverApp.SOON)
                .until(() -> session.bus().hasOwner(NAME));
        return server;
    }

    /// How many bubbles are on the screen now.
    int shown() throws IOException {
        return Integer.parseInt(tool("count", "displayed").strip());
    }

    /// Where the bubbles are on the screen.
    Optional<XServer.Window> bubble() throws IOException {
        return session.screen().windows("^Dunst$").stream().findFirst();
    }

    /// Titles and texts of the bubbles that have gone.
    List<String> history() throws IOException {
        List<String> words = new ArrayList<>();
        JsonNode all = Json.mapper().readTree(tool("history")).path("data").path(0);
        for (JsonNode one : all) {
            words.add(
                    one.path("summary").path("data").asString("")
                            + "\n"
                            + one.path("body").path("data").asString(""));
        }
        return words;
    }

    /// Clicks the newest bubble as a person does.
    void click() throws IOException {
        XServer.Window bubble =
                await("a bubble is on the screen")
                        .atMost(DroverApp.SOON)
                        .until(this::bubble, Optional::isPresent)
                        .orElseThrow();
        session.screen()
                .click(bubble.place().x + bubble.place().width / 2, bubble.place().y + 20, 1);
    }

    private String tool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("dunstctl"));
        command.addAll(List.of(arguments));
        return session.run("", command).orFail();
    }
}
