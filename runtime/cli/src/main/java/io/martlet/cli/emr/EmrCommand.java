package io.martlet.cli.emr;

import picocli.CommandLine.Command;

@Command(
    name = "emr",
    description = "Amazon EMR on this machine, to rehearse.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = EmulateCommand.class,
    footer = {"", "Example:", "  martlet emr emulate --help"})
public final class EmrCommand {}
