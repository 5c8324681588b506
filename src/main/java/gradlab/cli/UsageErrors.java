package gradlab.cli;

import gradlab.catalogue.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in two lines what is wrong with the command line and where to read how it is written. */
final class UsageErrors implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        command.getErr().println(sentence(error));
        command.getErr().println(Main.text("error.help", command.getCommandSpec().qualifiedName()));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String sentence(ParameterException error) {
        return switch (error) {
            case UnmatchedArgumentException unmatched ->
                    unknown(unmatched.getUnmatched().getFirst(), error.getCommandLine().getCommandSpec());
            case MissingParameterException missing ->
                    Main.text("error.missing", missing.getMissing().stream().map(UsageErrors::name).collect(Collectors.joining(", ")));
            case OverwrittenOptionException twice -> Main.text("error.twice", name(twice.getOverwritten()));
            case ParameterException unfit when error.getArgSpec() != null && error.getValue() != null ->
                    Main.text("error.value", error.getValue(), name(error.getArgSpec()));
            default -> Main.text("error.other", error.getMessage());
        };
    }

    private static String unknown(String argument, CommandSpec spec) {
        boolean option = argument.startsWith("-");
        String word = option ? argument.split("=", 2)[0] : argument;
        List<String> known = option
                ? spec.options().stream().flatMap(each -> Stream.of(each.names())).toList()
                : List.copyOf(spec.subcommands().keySet());
        // after «--» even an option is none
        boolean isKnown = known.contains(word);
        String kind = option && !isKnown ? "option" : isKnown || known.isEmpty() || word.contains(".") ? "argument" : "command";
        return Optional.of(word).filter(_ -> !isKnown).flatMap(_ -> Nearest.to(word, known))
                .map(meant -> Main.text("error." + kind + ".meant", word, meant))
                .orElseGet(() -> Main.text("error." + kind, word));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() + " " + option.paramLabel() : argument.paramLabel();
    }
}
