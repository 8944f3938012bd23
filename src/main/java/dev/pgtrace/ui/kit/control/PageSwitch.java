package dev.pgtrace.ui.kit.control;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A row of buttons, one a page, of which one is in front.
///
/// @param <P> the pages, in the order of their buttons
public final class PageSwitch<P extends Enum<P>> extends HBox {
    private final Map<P, ToggleButton> buttons;

    /// @param prefix of the buttons' ids, before the [#key] of the page
    /// @param titles what stands on a button
    /// @param chosen called with the page of a button that was pressed
    public PageSwitch(Class<P> pages, String prefix, Function<P, String> titles, Consumer<P> chosen) {
        super(2);
        getStyleClass().add("view-switcher");
        buttons = new EnumMap<>(pages);
        ToggleGroup group = Toggles.group();
        for (P page : pages.getEnumConstants()) {
            ToggleButton button = new ToggleButton(titles.apply(page));
            button.setId(prefix + key(page));
            button.getStyleClass().add("view-switch");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                button.setSelected(true); // a second click leaves it on
                chosen.accept(page);
            });
            buttons.put(page, button);
            getChildren().add(button);
        }
    }

    /// How a page is called in ids and keys of texts.
    public static String key(Enum<?> page) {
        return page.name().toLowerCase(Locale.ROOT);
    }

    /// Marks the page in front, or none.
    public void select(@Nullable P page) {
        buttons.forEach((each, button) -> button.setSelected(each == page));
    }

    public void setTitle(P page, String title) {
        ToggleButton button = buttons.get(page);
        if (button != null) {
            button.setText(title);
        }
    }
}
