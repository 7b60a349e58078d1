// vanthu completion SHELL: the shell's script, made from what the program declares, so that it never goes
// stale.
#include <fmt/format.h>

#include <memory>

#include "tools/program/commands.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu completion bash > ~/.local/share/bash-completion/completions/vanthu
  vanthu completion zsh  > ~/.zfunc/_vanthu   (a folder of $fpath)
  vanthu completion fish > ~/.config/fish/completions/vanthu.fish)";

/// What a shell has to know of an option or argument.
struct Word {
  std::vector<std::string> names;  // "--format", "-q"; empty for an argument
  std::string description;
  std::vector<std::string> choices;
  bool takes_value = false;
  bool is_path = false;
};

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  return fmt::format("{}", fmt::join(words, separator));
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// CLI11 keeps the members of a set only in the type's name: "TEXT:{lead,implement}".
std::vector<std::string> choices_in(const std::string& type_name) {
  const std::size_t open = type_name.find('{'), close = type_name.rfind('}');
  if (open == std::string::npos || close == std::string::npos || close <= open) return {};
  return CLI::detail::split(type_name.substr(open + 1, close - open - 1), ',');
}

/// Those of its groups of options, which CLI11 keeps as nameless subcommands, behind its own.
std::vector<const CLI::Option*> options_of(const CLI::App& app) {
  std::vector<const CLI::Option*> options = app.get_options();
  for (const CLI::App* group :
       app.get_subcommands([](const CLI::App* sub) { return sub->get_name().empty(); })) {
    const std::vector<const CLI::Option*> more = options_of(*group);
    options.insert(options.end(), more.begin(), more.end());
  }
  return options;
}

std::vector<Word> words_of(const CLI::App& app) {
  std::vector<Word> words;
  for (const CLI::Option* option : options_of(app)) {
    Word word;
    for (const std::string& name : option->get_lnames()) word.names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) word.names.push_back("-" + name);
    word.description = option->get_description();
    word.choices = choices_in(option->get_type_name());
    word.takes_value = option->get_items_expected_max() > 0;
    const std::string type = option->get_type_name();
    word.is_path = type == "FILE" || type == "DIR" || type == "PATH";
    words.push_back(std::move(word));
  }
  return words;
}

std::vector<const CLI::App*> commands_of(const CLI::App& program) {
  return program.get_subcommands([](const CLI::App* sub) { return !sub->get_name().empty(); });
}

std::string bash_cases(const CLI::App& app, const std::string& command, std::string& word_cases) {
  std::string value_cases;
  std::vector<std::string> offered, arguments;
  for (const Word& word : words_of(app)) {
    offered.insert(offered.end(), word.names.begin(), word.names.end());
    if (word.names.empty()) arguments.insert(arguments.end(), word.choices.begin(), word.choices.end());
    if (!word.takes_value || word.names.empty()) continue;
    std::vector<std::string> patterns;
    for (const std::string& name : word.names) patterns.push_back(fmt::format("{}:{}", command, name));
    value_cases += fmt::format("    {}) words='{}' ;;\n", joined(patterns, "|"), joined(word.choices, " "));
  }
  word_cases += fmt::format("        {}) options='{}' words='{}' ;;\n", command.empty() ? "''" : command,
                            joined(offered, " "), joined(arguments, " "));
  return value_cases;
}

std::string bash_script(const CLI::App& program) {
  std::string value_cases, word_cases;
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(program)) names.push_back(command->get_name());
  value_cases += bash_cases(program, "", word_cases);
  for (const CLI::App* command : commands_of(program)) {
    value_cases += bash_cases(*command, command->get_name(), word_cases);
  }
  return fmt::format(R"(# bash completion for vanthu; made by: vanthu completion bash
_vanthu() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}}
  local command='' options='' words='' word
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case $word in
      {0}) command=$word; break ;;
    esac
  done
  case $command:$previous in
{1}    *)
      case $command in
{2}      esac
      [[ -n $command ]] || words='{3}'
      [[ $current != -* ]] || words=$options ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}}
complete -o bashdefault -o default -F _vanthu vanthu
)",
                     joined(names, "|"), value_cases, word_cases, joined(names, " "));
}

/// Inside single quotes of a shell.
std::string single_quoted(const std::string& text) { return "'" + replaced(text, "'", "'\\''") + "'"; }

/// In a specification of zsh's _arguments, where brackets and colons have a meaning.
std::string zsh_text(std::string text) {
  for (const char* special : {"\\", "[", "]", ":"})
    text = replaced(std::move(text), special, std::string("\\") + special);
  return text;
}

std::string zsh_arguments(const CLI::App& app, const std::string& indent) {
  std::string specifications;
  for (const Word& word : words_of(app)) {
    const std::string value = !word.choices.empty() ? "(" + joined(word.choices, " ") + ")"
                              : word.is_path        ? "_files"
                                                    : " ";
    if (word.names.empty()) {
      specifications += " \\\n" + indent + single_quoted("*:" + zsh_text(word.description) + ":" + value);
      continue;
    }
    for (const std::string& name : word.names) {
      std::string specification = name + (word.takes_value && name.starts_with("--") ? "=" : "");
      specification += "[" + zsh_text(word.description) + "]";
      if (word.takes_value) specification += ":value:" + value;
      specifications += " \\\n" + indent + single_quoted(specification);
    }
  }
  return specifications;
}

std::string zsh_script(const CLI::App& program) {
  std::string commands, cases;
  for (const CLI::App* command : commands_of(program)) {
    commands +=
        "    " + single_quoted(zsh_text(command->get_name()) + ":" + command->get_description()) + "\n";
    cases += fmt::format("        {}) _arguments{} ;;\n", command->get_name(),
                         zsh_arguments(*command, "          "));
  }
  return fmt::format(R"(#compdef vanthu
# zsh completion for vanthu; made by: vanthu completion zsh
_vanthu() {{
  local context state line
  local -a commands=(
{0}  )
  _arguments -C{1} \
    '1:command:->command' '*::argument:->argument'
  case $state in
    command) _describe command commands ;;
    argument)
      case $words[1] in
{2}      esac ;;
  esac
}}
if [ "$funcstack[1]" = _vanthu ]; then _vanthu "$@"; else compdef _vanthu vanthu; fi
)",
                     commands, zsh_arguments(program, "    "), cases);
}

std::string fish_lines(const CLI::App& app, const std::string& condition) {
  std::string lines;
  for (const Word& word : words_of(app)) {
    std::string line = "complete -c vanthu -n " + single_quoted(condition);
    for (const std::string& name : word.names) {
      line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (word.names.empty() && word.choices.empty()) {
      line += " -F";
    } else if (word.takes_value) {
      line += word.names.empty() ? "" : word.is_path ? " -r -F" : " -x";
      if (!word.choices.empty()) line += " -a " + single_quoted(joined(word.choices, " "));
    }
    lines += line + " -d " + single_quoted(replaced(word.description, "\\", "\\\\")) + "\n";
  }
  return lines;
}

std::string fish_script(const CLI::App& program) {
  std::string script =
      "# fish completion for vanthu; made by: vanthu completion fish\ncomplete -c vanthu -f\n";
  script += fish_lines(program, "__fish_use_subcommand");
  for (const CLI::App* command : commands_of(program)) {
    script += fmt::format("complete -c vanthu -n __fish_use_subcommand -a {} -d {}\n", command->get_name(),
                          single_quoted(command->get_description()));
    script += fish_lines(*command, "__fish_seen_subcommand_from " + command->get_name());
  }
  return script;
}

}  // namespace

std::string completion_script(const CLI::App& program, const std::string& shell) {
  if (shell == "bash") return bash_script(program);
  return shell == "zsh" ? zsh_script(program) : fish_script(program);
}

Command add_completion(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("completion", "Print the completion script of a shell");
  auto shell = std::make_shared<std::string>();
  app->add_option("SHELL", *shell, "Which shell")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [shell, &program] {
            write_data(completion_script(program, *shell));
            return 0;
          }};
}

}  // namespace vanthu
