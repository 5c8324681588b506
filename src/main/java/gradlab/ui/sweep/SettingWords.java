package gradlab.ui.sweep;

import gradlab.experiment.Key;
import gradlab.experiment.Setting;
import gradlab.ui.Words;
import java.util.List;
import java.util.Locale;

/** Names of settings, and their values as they are written in the window. */
final class SettingWords {

    private SettingWords() {
    }

    static String name(Setting setting, Words words) {
        if (setting.key() == Key.NET && !setting.isWholeKey()) {
            return words.get("sweep." + setting.part());
        }
        String key = words.get("key." + setting.key().spelling().english());
        return setting.isWholeKey() ? key : isRate(setting) ? words.get(parameter(setting)) : key + " · " + words.get(parameter(setting));
    }

    static String hint(Setting setting, Words words) {
        if (setting.key() == Key.NET && !setting.isWholeKey()) {
            return words.get("sweep." + setting.part() + ".hint");
        }
        return words.get((setting.isWholeKey() ? "key." + setting.key().spelling().english() : parameter(setting)) + ".hint");
    }

    /** The rate is spoken of without saying whose it is. */
    private static boolean isRate(Setting setting) {
        return setting.key() == Key.OPTIMIZER && setting.part().equals("rate");
    }

    private static String parameter(Setting setting) {
        return "parameter." + setting.part();
    }

    /** A value with the decimal comma of the language; members with parameters stay as they are written everywhere. */
    static String spoken(String value, Locale locale) {
        return isRussian(locale) && value.matches("[+−-]?\\d*\\.\\d+(e-?\\d+)?") ? value.replace('.', ',') : value;
    }

    /** Several values as they are typed: a decimal comma wants another sign between them. */
    static String list(List<String> values, Locale locale) {
        return String.join(isRussian(locale) ? "; " : ", ", values.stream().map(value -> spoken(value, locale)).toList());
    }

    static boolean isRussian(Locale locale) {
        return locale.getLanguage().equals("ru");
    }
}
