package dev.drover.tray;

import com.sun.jna.Function;
import com.sun.jna.Pointer;

import dorkbox.jna.linux.GtkEventDispatch;
import dorkbox.systemTray.MenuItem;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.event.ActionListener;

import javax.swing.JMenuItem;
import javax.swing.SwingUtilities;

/// A line that can be out of sight while it keeps its place in the menu, which the library's own
/// lines cannot: with them a line has to be removed, and the menu rebuilt. Where the toolkit's item
/// cannot be reached the line stays, blank and grey.
final class MenuLine extends MenuItem {
    private static final Logger log = LoggerFactory.getLogger(MenuLine.class);

    private final boolean marksKeys;
    private boolean hidden;

    /// @param marksKeys an underscore in the words would be taken for the mark of a key
    MenuLine(boolean marksKeys) {
        this.marksKeys = marksKeys;
    }

    /// Called on one thread, when the line is in the menu.
    void fill(TrayMenu.Line line, @Nullable ActionListener chosen) {
        if (line.isBlank()) {
            setCallback(null);
            setEnabled(false);
            if (!hidden) {
                hidden = show(false);
                if (!hidden) {
                    setText("");
                }
            }
            return;
        }
        setText(marksKeys ? line.text().replace("_", "__") : line.text());
        setEnabled(chosen != null);
        setCallback(chosen);
        if (hidden) {
            hidden = !show(true);
        }
    }

    /// @return false if that cannot be done here
    private boolean show(boolean shown) {
        try {
            switch (NativeParts.item(this).orElse(null)) {
                case Pointer widget -> GtkEventDispatch.dispatch(() -> show(widget, shown));
                case JMenuItem item -> SwingUtilities.invokeLater(() -> item.setVisible(shown));
                case null, default -> {
                    return false;
                }
            }
            return true;
        } catch (RuntimeException | LinkageError e) {
            log.debug("An empty line of the menu stays in sight: {}", e.toString());
            return false;
        }
    }

    private static void show(Pointer widget, boolean shown) {
        Function.getFunction("libgtk-3.so.0", shown ? "gtk_widget_show" : "gtk_widget_hide")
                .invokeVoid(new Object[] {widget});
    }
}
