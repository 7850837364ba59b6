package dev.drover.ui.notice;

import java.util.List;

/// One notification in the corner of the screen.
///
/// @param group a pop-up of the same group takes its place
/// @param lasting stays until a person sends it away
/// @param clicked runs when a person clicks on it beside its buttons
/// @param gone runs when it is not on the screen any more
public record PopUp(
        String group,
        String title,
        String text,
        boolean lasting,
        List<Button> buttons,
        Runnable clicked,
        Runnable gone) {
    public PopUp {
        buttons = List.copyOf(buttons);
    }

    public record Button(String label, Runnable pressed) {}
}
