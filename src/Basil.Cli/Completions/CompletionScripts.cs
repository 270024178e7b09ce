// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Cli.Completions;

/// <summary>The scripts. Each passes the line and the cursor's place to <c>basil [suggest:PLACE] LINE</c>, which answers one candidate a line.</summary>
internal static class CompletionScripts
{
    private const string Bash =
        """
        # bash completion for basil
        _basil() {
            local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}"
            COMPREPLY=($(compgen -W "$(basil "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${word}"))
            if [ ${#COMPREPLY[@]} -eq 0 ]; then
                COMPREPLY=($(compgen -f -- "${word}"))
            fi
        }
        complete -o filenames -F _basil basil
        """;

    private const string Zsh =
        """
        #compdef basil
        # zsh completion for basil
        _basil() {
            local -a candidates
            candidates=("${(@f)$(basil "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            if (( ${#${candidates:#}} )); then
                compadd -- "${(@)candidates:#}"
            else
                _files
            fi
        }
        compdef _basil basil
        """;

    private const string Fish =
        """
        # fish completion for basil
        function __basil_candidates
            set -l line (commandline -cp)
            basil "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c basil -a '(__basil_candidates)'
        """;

    private const string PowerShell =
        """
        # PowerShell completion for basil
        Register-ArgumentCompleter -Native -CommandName basil -ScriptBlock {
            param($word, $line, $cursor)
            basil "[suggest:$cursor]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    internal static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
        ["powershell"] = PowerShell,
    };
}
