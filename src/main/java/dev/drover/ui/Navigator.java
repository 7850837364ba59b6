package dev.drover.ui;

import dev.drover.model.Place;

import org.jspecify.annotations.Nullable;

/// Leads to a place. A place that points at something not known yet is kept until the next render
/// brings it: a link may be faster than the window.
final class Navigator {
    private final InstancesView instances;
    private @Nullable String wanted;

    Navigator(InstancesView instances) {
        this.instances = instances;
    }

    void open(Place place) {
        switch (place) {
            case Place.Instances list -> {
                String id = list.instance();
                wanted = id == null || instances.select(id) ? null : id;
                if (id == null) {
                    instances.focus();
                }
            }
            case Place.Overview _, Place.Alerts _, Place.Settings _ -> instances.focus();
        }
    }

    /// Called after each render.
    ///
    /// @return false if something was looked for and is not there
    boolean arrived() {
        String id = wanted;
        wanted = null;
        return id == null || instances.select(id);
    }
}
