using Coddiwomple.Text;

namespace Coddiwomple.Cli;

/// <summary>The compiler as commands see it: <see cref="Compiler.Compile"/>, or what a test puts in its place.</summary>
internal delegate CompileResult Compile(ReadOnlyArray<SourceFile> sources, CompileOptions options);
