package dev.drover.ui.window;

import dev.drover.model.VisibleText;
import dev.drover.model.view.Health;
import dev.drover.model.view.Overview;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Says above the table that the daemon is not well, and why; takes no room while it is.
final class Banner {
    private final Label label = new Label(null, new FontIcon(Feather.ALERT_TRIANGLE));

    Banner() {
        label.setId("banner");
        label.getStyleClass().add("banner");
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
        show("");
    }

    void draw(Overview overview, Health health) {
        List<String> notices = new ArrayList<>(overview.notices());
        if (notices.isEmpty() && !StatusStrip.isOk(health)) {
            notices.addAll(failedChecks(health));
        }
        show(
                notices.stream()
                        .limit(3)
                        .map(notice -> VisibleText.line(notice, 240))
                        .collect(Collectors.joining("\n")));
    }

    private static List<String> failedChecks(Health health) {
        List<String> failed =
                health.checks().entrySet().stream()
                        .filter(check -> !check.getValue().ok())
                        .map(check -> check.getKey() + ": " + check.getValue().detail())
                        .sorted()
                        .toList();
        return failed.isEmpty()
                ? List.of("The daemon says it is " + health.status() + ".")
                : failed;
    }

    private void show(String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    Node root() {
        return label;
    }
}
