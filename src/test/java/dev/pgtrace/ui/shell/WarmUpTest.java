package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.theme.Appearance;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// What is made in advance, away from the window's thread.
class WarmUpTest {
    @Test
    void makesTheViewsOnAThreadThatIsNotTheWindows() throws Exception {
        FxToolkit.registerPrimaryStage();
        List<String> stylesheets = WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, WaitForAsyncUtils.asyncFx(() -> new Appearance().stylesheets()));
        assertThat(Platform.isFxApplicationThread()).isFalse();
        assertThat(WarmUp.run(stylesheets, new CancelToken())).containsExactly(View.values());
    }
}
