package gradlab.ui.network;

import gradlab.catalogue.Spelling;
import gradlab.experiment.Catalogues;
import gradlab.nn.Activation;
import gradlab.ui.Words;
import gradlab.ui.network.NetworkLayout.Column;
import gradlab.ui.network.NetworkLayout.Gap;
import gradlab.ui.theme.CanvasText;
import java.util.List;
import java.util.function.IntFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Draws the words of the picture: names of layers, inputs and outputs, and how much is folded. */
final class CaptionPainter {

    private static final double GAP = 8;

    private CaptionPainter() {
    }

    static void paint(GraphicsContext g, NetworkView view, NetworkLayout layout) {
        g.setTextBaseline(VPos.CENTER);
        paintLayerNames(g, view, layout);
        g.setFont(view.font());
        g.setFill(view.palette().fadedInk());
        for (Column column : layout.columns()) {
            paintFold(g, view, layout, column);
        }
        for (Gap gap : layout.gaps()) {
            g.setTextAlign(TextAlignment.CENTER);
            CanvasText.fill(g, "+" + view.words().whole(gap.layers()), gap.x(), layout.middle() + 14);
        }
        if (!layout.columns().getFirst().stacked()) {
            paintInputNames(g, view, layout);
        }
        if (view.outputsAreClasses()) {
            paintOutputNames(g, view, layout);
        }
    }

    /** The longest form of the layers' names that fits between the columns, the same form for all. */
    private static IntFunction<String> form(NetworkView view, NetworkLayout layout) {
        double width = layout.spacing() - GAP;
        Font bold = bold(view.font());
        List<IntFunction<String>> forms = List.of(
                layer -> layerLine(view, layer),
                layer -> view.layerName(layer) + "\n" + activationName(view, layer),
                layer -> layer == 0 || layer == view.shape().depth() ? view.layerName(layer) : String.valueOf(layer));
        return forms.stream()
                .filter(each -> layout.columns().stream().allMatch(column -> width(each.apply(column.layer()), bold) <= width))
                .findFirst().orElse(forms.getLast());
    }

    /** Width of a layer's caption as it is drawn when selected. */
    static double captionWidth(NetworkView view, NetworkLayout layout, int layer) {
        return width(form(view, layout).apply(layer), bold(view.font()));
    }

    /** What the captions of input and output need beyond the middle of their columns. */
    static double endRoom(NetworkView view) {
        Font bold = bold(view.font());
        return Math.max(width(view.layerName(0), bold), width(view.layerName(view.shape().depth()), bold)) / 2;
    }

    private static void paintLayerNames(GraphicsContext g, NetworkView view, NetworkLayout layout) {
        IntFunction<String> form = form(view, layout);
        Font bold = bold(view.font());
        double lineHeight = 1.25 * view.font().getSize();
        g.setTextAlign(TextAlignment.CENTER);
        for (Column column : layout.columns()) {
            boolean selected = column.layer() == view.selected();
            g.setFont(selected ? bold : view.font());
            g.setFill(selected ? view.palette().accent() : view.palette().fadedInk());
            String[] lines = form.apply(column.layer()).strip().split("\n");
            double y = layout.room().height() - layout.room().captions() / 2 - (lines.length - 1) * lineHeight / 2;
            double x = column.x() + outward(view, layout, column);
            for (int i = 0; i < lines.length; i++) {
                CanvasText.fill(g, lines[i], x, y + i * lineHeight);
            }
        }
    }

    /** Where layers stand close together, the names of both ends lean away from their neighbours. */
    static double outward(NetworkView view, NetworkLayout layout, Column column) {
        boolean first = column == layout.columns().getFirst();
        if (!first && column != layout.columns().getLast()) {
            return 0;
        }
        double width = width(view.layerName(column.layer()), bold(view.font()));
        if (width <= layout.spacing() - GAP) {
            return 0;
        }
        double lean = Math.max(0, (width - layout.size()) / 2);
        double free = first ? column.x() - width / 2 : layout.room().width() - column.x() - width / 2;
        return Math.min(lean, Math.max(0, free)) * (first ? -1 : 1);
    }

    /** «слой 1 · tanh» */
    static String layerLine(NetworkView view, int layer) {
        String activation = activationName(view, layer);
        return activation.isEmpty() ? view.layerName(layer)
                : view.words().get("network.layer.activation", view.layerName(layer), activation);
    }

    /** The short name of a hidden layer's activation, empty for inputs and outputs. */
    static String activationName(NetworkView view, int layer) {
        if (layer == 0 || !view.shape().isHidden(layer) || !view.named()) {
            return "";
        }
        Activation activation = view.shape().activation(layer);
        Spelling spelling = Catalogues.ACTIVATION.entryOf(activation).spelling();
        Words words = view.words();
        String key = "network.short." + spelling.english();
        return words.texts().has(key) ? words.get(key) : spelling.in(words.locale());
    }

    private static void paintFold(GraphicsContext g, NetworkView view, NetworkLayout layout, Column column) {
        if (column.folded() == 0 || column.stacked()) {
            return;
        }
        boolean page = column.above() > 0;
        Words words = view.words();
        String range = words.whole(column.above() + 1L) + "–" + words.whole(column.above() + (long) column.shown());
        String whole = page ? words.get("network.page", range, words.whole(column.shown() + (long) column.folded()))
                : words.get("network.more", words.whole(column.folded()));
        boolean fits = width(whole, view.font()) <= layout.spacing() - GAP;
        g.setTextAlign(TextAlignment.CENTER);
        CanvasText.fill(g, fits ? whole : page ? range : "+" + words.whole(column.folded()), column.x(), layout.y(column, column.shown()));
    }

    private static void paintInputNames(GraphicsContext g, NetworkView view, NetworkLayout layout) {
        Column inputs = layout.columns().getFirst();
        g.setTextAlign(TextAlignment.RIGHT);
        for (int input = 0; input < inputs.shown(); input++) {
            String name = elided(view.inputName(inputs.unit(input)), view.font(), layout.room().leading() - GAP);
            CanvasText.fill(g, name, inputs.x() - layout.size() / 2 - GAP, layout.y(inputs, input));
        }
    }

    private static void paintOutputNames(GraphicsContext g, NetworkView view, NetworkLayout layout) {
        Column outputs = layout.columns().getLast();
        g.setTextAlign(TextAlignment.LEFT);
        for (int output = 0; output < outputs.shown(); output++) {
            String name = elided(view.outputName(outputs.unit(output)), view.font(), layout.room().trailing() - GAP);
            g.setFill(view.palette().fadedInk());
            CanvasText.fill(g, name, outputs.x() + layout.size() / 2 + GAP, layout.y(outputs, output));
        }
    }

    /** Width for names of inputs or outputs, at most {@code most}. */
    static double nameRoom(int count, IntFunction<String> name, Font font, double most) {
        double widest = 0;
        for (int i = 0; i < count; i++) {
            widest = Math.max(widest, width(name.apply(i), font));
        }
        return Math.min(most, Math.ceil(widest)) + GAP;
    }

    static String elided(String text, Font font, double width) {
        if (width(text, font) <= width + 1) {
            return text;
        }
        int length = text.length();
        while (length > 1 && width(text.substring(0, length) + "…", font) > width) {
            length--;
        }
        return text.substring(0, length) + "…";
    }

    /** Width of the widest line. */
    static double width(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }

    static Font bold(Font font) {
        return Font.font(font.getFamily(), FontWeight.BOLD, font.getSize());
    }

    /** The picture that stands for inputs too many to draw: cards behind each other with their number. */
    static void paintStack(GraphicsContext g, NetworkView view, NetworkLayout layout, Column inputs) {
        double side = layout.room().stack();
        Color line = view.palette().line().interpolate(view.palette().fadedInk(), 0.4);
        g.setLineWidth(1);
        g.setLineDashes();
        for (int card = 2; card >= 0; card--) {
            double shift = 4 * card;
            double x = inputs.x() - side / 2 + shift;
            double y = layout.middle() - side / 2 - shift + 4;
            g.setFill(view.palette().surface().interpolate(view.palette().line(), 0.25));
            g.fillRoundRect(x, y, side - 8, side - 8, 6, 6);
            g.setStroke(line);
            g.strokeRoundRect(x, y, side - 8, side - 8, 6, 6);
        }
        g.setFont(bold(view.font()));
        g.setFill(view.palette().fadedInk());
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        String count = view.image().map(image -> image.rows() + " × " + image.columns())
                .orElseGet(() -> view.words().whole(view.shape().inputs()));
        double y = view.image().isPresent() ? layout.middle() + side / 2 + 10 : layout.middle();
        CanvasText.fill(g, count, inputs.x() - 4, y);
    }
}
