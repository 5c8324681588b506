package gradlab.ui.chart;

import gradlab.catalogue.WholeFile;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A drawing as a vector file that browsers and editors open: text stays text, in whichever of the lab's typefaces there is. */
final class SvgFile {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String FONTS = "Inter, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";

    private SvgFile() {
    }

    /**
     * A drawing to write.
     *
     * @param title what a browser and a screen reader call it
     */
    static WholeFile.Writing of(String title, int width, int height, Consumer<Graphics2D> painter) {
        return out -> write(new OutputStreamWriter(out, StandardCharsets.UTF_8), title, width, height, painter);
    }

    private static void write(Writer out, String title, int width, int height, Consumer<Graphics2D> painter) throws IOException {
        try {
            Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation().createDocument(NAMESPACE, "svg", null);
            SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
            context.setComment("Gradlab");
            context.setEmbeddedFontsOn(false);
            SVGGraphics2D g = new SVGGraphics2D(context, false);
            g.setSVGCanvasSize(new Dimension(width, height));
            painter.accept(g);
            Element root = g.getRoot();
            root.setAttribute("viewBox", "0 0 " + width + " " + height);
            root.setAttribute("role", "img");
            Element called = document.createElementNS(NAMESPACE, "title");
            called.setTextContent(title);
            root.insertBefore(called, root.getFirstChild());
            nameFonts(root);
            g.stream(root, out, true, false);
            out.flush();
        } catch (ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    /** Another machine may not have the typeface that this one has. */
    private static void nameFonts(Node node) {
        if (node instanceof Element element && element.hasAttribute("style")) {
            element.setAttribute("style", element.getAttribute("style").replaceAll("font-family:[^;]*", "font-family:" + FONTS.replace("$", "")));
        }
        if (node instanceof Element element && element.hasAttribute("font-family")) {
            element.setAttribute("font-family", FONTS);
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            nameFonts(child);
        }
    }
}
