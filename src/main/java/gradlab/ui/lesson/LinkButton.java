package gradlab.ui.lesson;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The way to a page outside the lab: shows the address in full and asks before a browser opens it. It can always be copied. */
final class LinkButton extends Button {

    private static final double WIDTH = 360;

    private final ContextMenu menu = new ContextMenu();

    private LinkButton(Words words, URI address, Optional<Consumer<URI>> browser) {
        super("", new FontIcon(Feather.EXTERNAL_LINK));
        getStyleClass().addAll("icon-button", "flat", "lesson-link");
        Tips.on(this, words.of("lesson.link.hint", address.toASCIIString()));
        accessibleTextProperty().bind(words.of("lesson.link.hint", address.toASCIIString()));
        Label question = new Label();
        question.setId("link-question");
        question.textProperty().bind(words.of(browser.isPresent() ? "lesson.link.question" : "lesson.link.copyable", address.toASCIIString()));
        question.setWrapText(true);
        question.setMaxWidth(WIDTH);
        CustomMenuItem asked = new CustomMenuItem(question, false);
        asked.getStyleClass().add("link-question");
        menu.getItems().addAll(asked, new SeparatorMenuItem());
        browser.ifPresent(opens -> menu.getItems().add(item(words, "open", () -> opens.accept(address))));
        menu.getItems().addAll(item(words, "copy", () -> Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, address.toASCIIString()))),
                item(words, "cancel", menu::hide));
        setOnAction(_ -> menu.show(this, Side.BOTTOM, 0, 0));
    }

    /** A button for a page of the web; empty for everything else that an address may mean. */
    static Optional<LinkButton> to(String address, Words words, Optional<Consumer<URI>> browser) {
        return web(address).map(page -> new LinkButton(words, page, browser));
    }

    /** An address with a plain host, by http or https; nobody's name and password stand in it, which could pass for a host. */
    static Optional<URI> web(String address) {
        try {
            URI read = new URI(address.strip());
            boolean web = "http".equalsIgnoreCase(read.getScheme()) || "https".equalsIgnoreCase(read.getScheme());
            return web && read.getHost() != null && read.getRawUserInfo() == null ? Optional.of(read) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static MenuItem item(Words words, String id, Runnable action) {
        MenuItem item = new MenuItem();
        item.setId("link-" + id);
        item.setMnemonicParsing(false);
        item.textProperty().bind(words.of("lesson.link." + id));
        item.setOnAction(_ -> action.run());
        return item;
    }

    ContextMenu menu() {
        return menu;
    }
}
