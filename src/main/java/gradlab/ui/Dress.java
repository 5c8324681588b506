package gradlab.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import gradlab.ui.theme.Palette;
import gradlab.ui.theme.StyleSheets;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/** The looks of a scene: the theme, the colours of the palette, the typeface, the size of all text. */
public final class Dress {

    private static final List<String> SHEETS = List.of("gradlab.css", "form.css", "bottom.css", "charts.css", "network.css", "lesson.css", "diagnosis.css",
            "sweep.css", "notes.css", "patterns.css", "start.css", "presets.css", "classroom.css", "teacher.css", "draw.css", "lens.css", "arena.css");

    private final Scene scene;
    private final Typeface typeface;
    private final StyleSheets sheets = new StyleSheets();

    public Dress(Scene scene, Typeface typeface) {
        this.scene = scene;
        this.typeface = typeface;
    }

    /** Puts on the theme of all windows, in the usual size. */
    static void theme(Palette palette) {
        Application.setUserAgentStylesheet(themeOf(palette));
    }

    private static String themeOf(Palette palette) {
        return palette == Palette.LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet();
    }

    /** @param scale size of all text, 1 for 100 % */
    void wear(Palette palette, double scale) {
        // an open menu would stand there half in the old clothes
        List.copyOf(Window.getWindows()).stream().filter(PopupWindow.class::isInstance).forEach(Window::hide);
        String theme = themeOf(palette);
        Application.setUserAgentStylesheet(scale == 1 ? theme : sheets.at(Objects.requireNonNull(Dress.class.getResource(theme)), scale));
        wearSheets(palette, scale);
        // not in the next frame: JavaFX has just forgotten the styles of all windows, and a tooltip that is touched before would look in vain for its colours
        Window.getWindows().stream().map(Window::getScene).filter(Objects::nonNull).forEach(each -> each.getRoot().applyCss());
    }

    /** The same without the theme, which all windows share: for a window whose text has a size of its own. */
    public void wearSheets(Palette palette, double scale) {
        // a style sheet and not the style of the root: menus and tooltips have roots of their own
        String root = StyleSheets.inline(".root{" + palette.asCss() + typeface.textCss() + "}");
        scene.getStylesheets().setAll(Stream.concat(Stream.of(root), own().map(sheet -> sheets.at(sheet, scale))).toList());
        scene.setFill(palette.ground());
    }

    private static Stream<URL> own() {
        return SHEETS.stream().map(Dress.class::getResource).filter(Objects::nonNull);
    }
}
