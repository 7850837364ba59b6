package dev.drover.ui.alerts;

import dev.drover.model.Place;
import dev.drover.model.view.AlertView;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Page;
import dev.drover.ui.page.Shell;
import dev.drover.ui.page.Snapshot;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The page of alerts: what needs a person now, what did before, and what to do about it.
public final class AlertsPage implements Page {
    private final AlertsModel model = new AlertsModel();
    private final AlertDeeds deeds;
    private final AlertsView view;
    private final AlertPills pills;
    private final SilenceStrip silences;
    private final BorderPane root;
    private List<AlertView> history = List.of();
    private List<AlertView> open = List.of();
    private Instant at = Instant.EPOCH;

    public AlertsPage(Shell shell, AlertDeeds deeds) {
        this.deeds = deeds;
        AlertActions actions = new AlertActions(shell, deeds);
        view = new AlertsView(model, shell, actions);
        pills = new AlertPills(model);
        silences = new SilenceStrip(actions);
        root = new BorderPane(view.table().root());
        root.setTop(silences.root());
        model.earlier()
                .addListener(
                        (property, before, after) -> {
                            if (after) {
                                readHistory();
                            }
                        });
    }

    @Override
    public boolean open(Place place) {
        // It may be over by now.
        return view.table()
                .lead(place instanceof Place.Alerts(String id) ? id : null, this::readHistory);
    }

    @Override
    public void draw(Snapshot snapshot) {
        at = snapshot.at();
        // An alert that is over leaves the list, and so is in the history from then on.
        boolean others = !open.equals(snapshot.overview().alerts());
        open = snapshot.overview().alerts();
        silences.draw(deeds.silences().get());
        if ((others && !history.isEmpty()) || model.earlier().get()) {
            readHistory();
        } else {
            publish();
        }
    }

    private void readHistory() {
        history = deeds.history().get().stream().filter(a -> a.resolvedAt() != null).toList();
        publish();
    }

    private void publish() {
        List<AlertView> all = new ArrayList<>(open);
        Set<String> listed = new HashSet<>();
        open.forEach(a -> listed.add(a.id()));
        history.stream().filter(a -> !listed.contains(a.id())).forEach(all::add);
        model.publish(all, at);
    }

    @Override
    public void focus() {
        view.table().focus();
    }

    @Override
    public boolean back() {
        if (view.table().isOpen()) {
            return view.table().back();
        }
        boolean lookingBack = model.earlier().get();
        model.earlier().set(false);
        return view.table().back() || lookingBack;
    }

    @Override
    public List<Command> commands() {
        return view.commands();
    }

    @Override
    public String missing(Place place) {
        return "That alert is over, and was forgotten since.";
    }

    @Override
    public Node lead() {
        return pills.root();
    }

    @Override
    public @Nullable StringProperty filter() {
        return model.filter();
    }

    @Override
    public Node root() {
        return root;
    }

    AlertsModel model() {
        return model;
    }
}
