package dev.pgtrace.ui.kit.control;

import javafx.animation.Animation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/// Runs an animation that has no end only while its node is in a window that is shown. The toolkit holds what runs, and
/// with it the node and its whole window, long after that was closed.
public final class Ticking {
    private Ticking() {}

    public static void whileShown(Node node, Animation animation) {
        animation.setCycleCount(Animation.INDEFINITE);
        node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .addListener((observable, before, shown) -> {
                    if (shown) {
                        animation.play();
                    } else {
                        animation.stop();
                    }
                });
    }
}
