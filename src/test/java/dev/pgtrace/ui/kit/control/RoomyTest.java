package dev.pgtrace.ui.kit.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class RoomyTest {
    private final Region view = new Region();
    private final StackPane stage = new StackPane(view);
    private final Roomy room = Roomy.view(stage);

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    /// One that is higher than the window would be centred, and lie over what stands above it.
    @Test
    void givesAViewTheHeightThatItNeeds() {
        view.setMinHeight(700);
        stage.setPadding(new Insets(12));

        Bounds shown = laidOut(1000, 600);

        assertThat(shown.getMinY()).isEqualTo(12);
        assertThat(shown.getHeight()).isEqualTo(700);
        assertThat(room.getClip())
                .as("a clip, as there is more than can be seen")
                .isNotNull();
    }

    @Test
    void leavesAViewThatFitsAsItIs() {
        view.setMinHeight(300);

        assertThat(laidOut(1000, 600).getHeight()).isEqualTo(600);
        assertThat(room.getClip()).isNull();
    }

    /// Others are as wide as most views need to be, with a bar to reach the rest by.
    @Test
    void givesAViewThatCanDoWithLessTheWidthOfTheWindow() {
        assertThat(laidOut(850, 600).getWidth()).isEqualTo(920);

        view.setMinWidth(840);

        assertThat(laidOut(850, 600).getWidth()).isEqualTo(850);
    }

    @Test
    void givesASentenceInsteadOfAViewTheMiddleOfTheWindow() {
        view.setVisible(false);
        stage.getChildren().add(new Placeholder(Placeholder.Kind.BROKEN, "Nothing", "It cannot be read."));

        assertThat(laidOut(600, 300).getWidth()).isEqualTo(600);
        assertThat(stage.getHeight()).isEqualTo(300);
    }

    /// The bar to scroll it down by takes nothing of its width, or it would need one for that, too.
    @Test
    void scrollsAPanelThatIsTooHighInOneDirectionOnly() {
        view.setPrefSize(400, 500);
        Roomy panel = Roomy.panel(view);

        panel.resize(400, 300);
        panel.layout();

        assertThat(view.getWidth()).isEqualTo(400);
        assertThat(panel.getChildrenUnmodifiable().stream()
                        .filter(ScrollBar.class::isInstance)
                        .map(ScrollBar.class::cast)
                        .filter(ScrollBar::isVisible)
                        .map(ScrollBar::getOrientation))
                .containsExactly(Orientation.VERTICAL);
    }

    private Bounds laidOut(double width, double height) {
        room.resize(width, height);
        room.layout();
        stage.layout();
        return view.localToScene(view.getLayoutBounds());
    }
}
