package dev.drover.ui.window;

import dev.drover.model.VisibleText;
import dev.drover.model.view.Health;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.Overview;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.part.Figures;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import org.controlsfx.control.StatusBar;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The bottom line: how the daemon is, where it listens, how much there is, which version. For a
/// moment it says what was just done.
final class StatusStrip {
    private static final Duration MOMENT = Duration.seconds(2.5);

    private final StatusBar bar = new StatusBar();
    private final Region dot = new Region();
    private final Label api = new Label();
    private final Label herd = new Label();
    private final Label version = new Label();
    private final Tooltip checks = new Tooltip();
    private final PauseTransition moment = new PauseTransition(MOMENT);
    private String standing = "Starting";

    StatusStrip() {
        dot.getStyleClass().addAll("dot", "health-unknown");
        bar.setId("status");
        bar.setText(standing);
        bar.setGraphic(dot);
        HBox right = new HBox(herd, api, version);
        right.getStyleClass().add("facts-line");
        bar.getRightItems().add(right);
        Tooltip.install(bar, checks);
        moment.setOnFinished(done -> bar.setText(standing));
    }

    void draw(Snapshot snapshot) {
        Overview overview = snapshot.overview();
        Health health = snapshot.health();
        standing = standing(health, overview);
        if (moment.getStatus() != Animation.Status.RUNNING) {
            bar.setText(standing);
        }
        dot.getStyleClass().setAll("dot", "health-" + (isOk(health) ? "ok" : "degraded"));
        Integer port = health.apiPort();
        api.setText(port == null ? "API: socket only" : "API port " + port);
        String amount = Figures.count(overview.live(), "instance", "instances");
        long memory = memoryOf(snapshot.instances());
        herd.setText(memory == 0 ? amount : amount + " · " + Figures.bytes(memory));
        version.setText("Drover " + health.version());
        checks.setText(checks(health));
    }

    private static long memoryOf(List<InstanceView> instances) {
        long memory = 0;
        for (InstanceView instance : instances) {
            Long bytes = instance.memoryBytes();
            memory += bytes == null || !instance.state().isLive() ? 0 : bytes;
        }
        return memory;
    }

    static boolean isOk(Health health) {
        return health.status().equals("ok") && health.durable();
    }

    private static String standing(Health health, Overview overview) {
        if (isOk(health)) {
            return "Daemon ok";
        }
        int notices = overview.notices().size();
        return "Daemon "
                + VisibleText.line(health.status().equals("ok") ? "degraded" : health.status(), 32)
                + (notices == 0 ? "" : " · " + Figures.count(notices, "notice", "notices"));
    }

    private static String checks(Health health) {
        return health.checks().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(
                        check ->
                                (check.getValue().ok() ? "✓ " : "✗ ")
                                        + check.getKey()
                                        + ": "
                                        + VisibleText.line(check.getValue().detail(), 160))
                .collect(Collectors.joining("\n"));
    }

    /// Says something for a moment.
    void say(String words) {
        bar.setText(words);
        moment.playFromStart();
    }

    Node root() {
        return bar;
    }
}
