package dev.pgtrace.ui.kit.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.ui.kit.theme.Appearance;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class WrapBarTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    /// Above a view that wants more height than there is, and takes none from the bar.
    @Test
    void showsAllItsRowsAboveAViewThatIsHigherThanTheWindow() throws Exception {
        WrapBar bar = new WrapBar(8, List.of(part(400)), List.of(part(300)));
        bar.getStyleClass().add("view-bar");
        Region view = new Region();
        view.setMinHeight(0);
        view.setPrefHeight(2_000);

        WaitForAsyncUtils.asyncFx(() -> {
                    VBox pane = new VBox(bar, view);
                    new Appearance().dress(new Scene(pane, 500, 400));
                    pane.applyCss();
                    pane.resize(500, 400);
                    pane.layout();
                    return pane;
                })
                .get();

        assertThat(part(bar, 1).getMinY()).isGreaterThan(part(bar, 0).getMaxY());
        assertThat(bar.getHeight()).isGreaterThan(part(bar, 1).getMaxY());
    }

    private static javafx.geometry.Bounds part(WrapBar bar, int index) {
        return bar.getChildrenUnmodifiable().get(index).getBoundsInParent();
    }

    private static Region part(double width) {
        Region part = new Region();
        part.setPrefSize(width, 28);
        return part;
    }
}
