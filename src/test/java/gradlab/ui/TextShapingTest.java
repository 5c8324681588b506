package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.text.GlyphLayout;
import com.sun.javafx.text.GlyphLayoutManager;
import org.junit.jupiter.api.Test;

class TextShapingTest {

    @Test
    void noTwoLayoutsShareAShaper() {
        TextShaping.keepApart();

        GlyphLayout first = GlyphLayoutManager.getInstance();
        GlyphLayoutManager.dispose(first);
        GlyphLayout second = GlyphLayoutManager.getInstance();
        GlyphLayoutManager.dispose(second);

        assertThat(second).isNotSameAs(first);
    }
}
