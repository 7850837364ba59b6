package dev.drover.ui.settings;

import atlantafx.base.controls.ToggleSwitch;

import dev.drover.model.view.SettingView;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The control for a value: a switch, words to choose from, or a field that is checked as one
/// types. A switch and a choice take effect at once, a field with Enter or when it is left.
abstract class SettingEditor {
    /// @param complaint what is wrong with a text
    /// @param complain shows that; empty takes it away
    /// @param commit takes a value that is right and new
    static SettingEditor of(
            SettingView setting,
            Function<String, Optional<String>> complaint,
            Consumer<String> complain,
            Consumer<String> commit) {
        return switch (setting.type()) {
            case FLAG -> new Switch(commit);
            case CHOICE -> new Words(setting, commit);
            case NUMBER, SIZE, DURATION, TEXT -> new Field(complaint, complain, commit);
        };
    }

    abstract Node node();

    /// Shows a value that comes from elsewhere; what a person is typing stays.
    abstract void show(String value);

    /// Shows the value also over what was typed.
    void restore(String value) {
        show(value);
    }

    void name(String spoken) {
        node().setAccessibleText(spoken);
    }

    void focus() {
        node().requestFocus();
    }

    private static final class Switch extends SettingEditor {
        private final ToggleSwitch toggle = new ToggleSwitch();
        private boolean showing;

        Switch(Consumer<String> commit) {
            toggle.selectedProperty()
                    .addListener(
                            (property, before, after) -> {
                                if (!showing) {
                                    commit.accept(Boolean.toString(after));
                                }
                            });
        }

        @Override
        Node node() {
            return toggle;
        }

        @Override
        void show(String value) {
            showing = true;
            toggle.setSelected(value.equals("true"));
            showing = false;
        }
    }

    private static final class Words extends SettingEditor {
        private final HBox root = new HBox();
        private final ToggleGroup group = new ToggleGroup();

        Words(SettingView setting, Consumer<String> commit) {
            root.getStyleClass().add("setting-choices");
            for (String word : setting.choices()) {
                ToggleButton button = new ToggleButton(SettingWords.choice(word));
                button.setUserData(word);
                button.setToggleGroup(group);
                button.getStyleClass().add("setting-choice");
                button.setMinWidth(Region.USE_PREF_SIZE);
                button.setAccessibleText(SettingWords.title(setting) + ": " + word);
                // One of them is always chosen: a second click changes nothing.
                button.setOnAction(
                        click -> {
                            boolean isNew = button.isSelected();
                            button.setSelected(true);
                            if (isNew) {
                                commit.accept(word);
                            }
                        });
                root.getChildren().add(button);
            }
        }

        @Override
        Node node() {
            return root;
        }

        @Override
        void show(String value) {
            group.getToggles().forEach(t -> t.setSelected(t.getUserData().equals(value)));
        }

        @Override
        void focus() {
            if (group.getSelectedToggle() instanceof Node chosen) {
                chosen.requestFocus();
            }
        }
    }

    private static final class Field extends SettingEditor {
        private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

        private final TextField field = new TextField();
        private final Function<String, Optional<String>> complaint;
        private final Consumer<String> complain;
        private final Consumer<String> commit;
        private String shown = "";

        Field(
                Function<String, Optional<String>> complaint,
                Consumer<String> complain,
                Consumer<String> commit) {
            this.complaint = complaint;
            this.complain = complain;
            this.commit = commit;
            field.getStyleClass().add("setting-field");
            field.textProperty().addListener((property, before, after) -> check());
            field.setOnAction(enter -> finish());
            field.focusedProperty()
                    .addListener(
                            (property, before, after) -> {
                                if (!after) {
                                    finish();
                                }
                            });
            field.addEventHandler(
                    KeyEvent.KEY_PRESSED,
                    press -> {
                        if (press.getCode() == KeyCode.ESCAPE && !field.getText().equals(shown)) {
                            field.setText(shown);
                            press.consume();
                        }
                    });
        }

        private boolean check() {
            Optional<String> wrong =
                    field.getText().equals(shown)
                            ? Optional.empty()
                            : complaint.apply(field.getText());
            field.pseudoClassStateChanged(WRONG, wrong.isPresent());
            complain.accept(wrong.orElse(""));
            return wrong.isEmpty();
        }

        private void finish() {
            if (check() && !field.getText().strip().equals(shown)) {
                String wanted = field.getText().strip();
                // Leaving the field after Enter must not ask a second time.
                shown = field.getText();
                commit.accept(wanted);
            }
        }

        @Override
        Node node() {
            return field;
        }

        @Override
        void show(String value) {
            boolean typing = field.isFocused() && !field.getText().equals(shown);
            shown = value;
            field.setPromptText(value.isEmpty() ? "None" : "");
            if (!typing) {
                field.setText(value);
            }
            check();
        }

        @Override
        void restore(String value) {
            shown = value;
            field.setText(value);
            check();
        }
    }
}
