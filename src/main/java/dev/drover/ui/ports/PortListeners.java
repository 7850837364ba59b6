package dev.drover.ui.ports;

import dev.drover.model.view.PortView.Listener;
import dev.drover.ui.part.Parts;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One program that listens, with the ways to it.
final class PortListeners {
    private PortListeners() {}

    static Node item(Listener one, PortEntry entry, PortActions actions) {
        Label program = Parts.wrapped(PortNames.program(one), "process-command");
        VBox item = new VBox(3, program, Parts.wrapped(about(one), "step-reason"));
        if (one.foreign()) {
            item.getChildren().add(Parts.wrapped("It is not the holder's.", "port-foreign"));
        }
        PortInputs.Running running = one.pid() == null ? null : entry.running().get(one.pid());
        if (running != null) {
            HBox ways = new HBox(14);
            Hyperlink show =
                    Parts.link(
                            "Show the process",
                            "Show process " + one.pid(),
                            () -> actions.show(running));
            show.setId("port-process-" + one.pid());
            ways.getChildren().add(show);
            if (running.mayEnd()) {
                Hyperlink end =
                        Parts.link(
                                "End…",
                                "End process " + one.pid() + ": shows first what would happen",
                                () -> actions.end(running));
                end.setId("port-end-" + one.pid());
                end.getStyleClass().add("ends");
                ways.getChildren().add(end);
            }
            item.getChildren().add(ways);
        }
        return item;
    }

    private static String about(Listener one) {
        String on = "on " + String.join(", ", one.addresses());
        return one.pid() == null ? on : "process " + one.pid() + ", " + on;
    }
}
