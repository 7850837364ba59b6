package dev.drover.ui.instances;

import dev.drover.model.Place;
import dev.drover.ui.instances.detail.InstanceInputs;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Page;
import dev.drover.ui.page.Shell;
import dev.drover.ui.page.Snapshot;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The page of all agents: counts in the header, table and details below.
public final class InstancesPage implements Page {
    /// The header beside the filter has room for the pills with their words.
    private static final double WORDS_FIT = 990;

    private final InstancesModel model = new InstancesModel();
    private final InstancesView view;
    private final StatePills pills;
    private final Shell shell;
    private boolean drawn;

    public InstancesPage(InstanceInputs inputs, Shell shell) {
        this.shell = shell;
        model.showEnded().bindBidirectional(shell.showEnded());
        view = new InstancesView(model, inputs, shell);
        pills = new StatePills(model);
        view.root()
                .widthProperty()
                .addListener(
                        (property, before, after) ->
                                pills.compact(after.doubleValue() < WORDS_FIT));
    }

    @Override
    public boolean open(Place place) {
        if (place instanceof Place.Instances(String id) && id != null) {
            boolean found = view.select(id);
            if (!found && drawn) {
                // It may have ended; the next snapshot then brings it.
                shell.showEnded().set(true);
            }
            return found;
        }
        view.focus();
        return true;
    }

    @Override
    public void draw(Snapshot snapshot) {
        drawn = true;
        model.publish(snapshot.instances(), snapshot.at());
        view.tick(snapshot.at());
    }

    @Override
    public void focus() {
        view.focus();
    }

    @Override
    public boolean back() {
        if (view.cancelEdit()) {
            return true;
        }
        if (view.isDetailOpen()) {
            view.closeDetail();
            return true;
        }
        boolean filtered = model.isFiltered();
        model.clearFilters();
        view.focus();
        return filtered;
    }

    @Override
    public List<Command> commands() {
        return view.commands();
    }

    @Override
    public String missing(Place place) {
        return "That agent is no longer listed.";
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
        return view.root();
    }

    public InstancesModel model() {
        return model;
    }
}
