using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using Coddiwomple.Templating.Functions;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating;

/// <summary>
/// What one rendering of a template needs: its variables, its limits, its output. A context belongs to one thread at a
/// time and may be used for one template after another; parsed templates are shared between contexts.
/// </summary>
public sealed partial class TemplateContext
{
    private Stack<CultureInfo>? _cultures;
    private CancellationToken _cancellation;
    private bool _canBeCancelled;
    private Dictionary<object, object?>? _tags;
    private Dictionary<string, Template>? _cachedTemplates;

    /// <summary>A context with the built-in functions.</summary>
    public TemplateContext()
        : this(BuiltinFunctions.Create())
    {
    }

    /// <summary>A context whose lowest level of variables is <paramref name="builtinObject"/>.</summary>
    public TemplateContext(ScriptObject builtinObject)
    {
        BuiltinObject = builtinObject;
        PushGlobal(builtinObject);
    }

    /// <summary>A host's answer for a variable that no object has.</summary>
    public delegate bool TryGetVariableDelegate(TemplateContext context, SourceSpan span, string name, out object? value);

    /// <summary>A host's answer for a member that an object does not have.</summary>
    public delegate bool TryGetMemberDelegate(TemplateContext context, SourceSpan span, object target, string member, out object? value);

    /// <summary>The lowest level of variables: the built-in functions.</summary>
    public ScriptObject BuiltinObject { get; }

    /// <summary>The object that assignments to global variables go to.</summary>
    public ScriptObject CurrentGlobal => _globals[_globalCount - 1].Object;

    /// <summary>Is reading an unknown variable an error? Otherwise it is null.</summary>
    public bool StrictVariables { get; set; }

    /// <summary>How many steps a loop may take, together with the loops inside it, and how many items a range may have; zero is no limit.</summary>
    public int LoopLimit { get; set; } = 1000;

    /// <summary>How deep functions and includes may call each other; zero is no limit.</summary>
    public int RecursiveLimit { get; set; } = 100;

    /// <summary>How many characters a string or the output may have; output past it is cut off with <c>...</c>; zero is no limit.</summary>
    public int LimitToString { get; set; } = 1048576;

    /// <summary>How deep objects may nest when they are printed; zero is no limit.</summary>
    public int ObjectRecursionLimit { get; set; } = 20;

    /// <summary>How long one regular expression may run.</summary>
    public TimeSpan RegexTimeOut { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Are lines that a code block writes indented as the block is?</summary>
    public bool AutoIndent { get; set; } = true;

    /// <summary>Does <see cref="AutoIndent"/> indent empty lines too?</summary>
    public bool IndentOnEmptyLines { get; set; } = true;

    /// <summary>Are values of statements written? When not, the value of the last one is the value of the template.</summary>
    public bool EnableOutput { get; set; } = true;

    /// <summary>Is a member that does not exist null rather than an error?</summary>
    public bool EnableRelaxedMemberAccess { get; set; } = true;

    /// <summary>Is a member or item of null itself null rather than an error?</summary>
    public bool EnableRelaxedTargetAccess { get; set; }

    /// <summary>Is the result of a function that does not exist null rather than an error?</summary>
    public bool EnableRelaxedFunctionAccess { get; set; }

    /// <summary>Is an item past the end of a list null rather than an error?</summary>
    public bool EnableRelaxedIndexerAccess { get; set; } = true;

    /// <summary>Is an item with a null index null rather than an error?</summary>
    public bool EnableNullIndexer { get; set; }

    /// <summary>Do <c>break</c> and <c>continue</c> outside a loop leave the template rather than being errors?</summary>
    public bool EnableBreakAndContinueAsReturnOutsideLoop { get; set; }

    /// <summary>The end of line that statements write which write one of their own.</summary>
    public string NewLine { get; set; } = "\n";

    /// <summary>Where <c>include</c> finds templates; null refuses it.</summary>
    public ITemplateLoader? TemplateLoader { get; set; }

    /// <summary>How included templates are split into tokens.</summary>
    public LexerOptions TemplateLoaderLexerOptions { get; set; }

    /// <summary>How included templates are parsed.</summary>
    public ParserOptions TemplateLoaderParserOptions { get; set; }

    /// <summary>How .NET member names become template names.</summary>
    public MemberRenamerDelegate MemberRenamer { get; set; } = StandardMemberRenamer.Rename;

    /// <summary>Stops the rendering when it is cancelled.</summary>
    public CancellationToken CancellationToken
    {
        get => _cancellation;
        set
        {
            _cancellation = value;
            _canBeCancelled = value.CanBeCanceled;
        }
    }

    /// <summary>The clock of <c>date.now</c>; null refuses it, so that output depends on the input alone.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>The numbers of <c>math.random</c>, from a lower bound up to but without an upper one; null refuses it.</summary>
    public Func<int, int, int>? RandomSource { get; set; }

    /// <summary>The identifiers of <c>math.uuid</c>; null refuses it.</summary>
    public Func<Guid>? UuidSource { get; set; }

    /// <summary>Asked for a variable that no object has.</summary>
    public TryGetVariableDelegate? TryGetVariable { get; set; }

    /// <summary>Asked for a member that an object does not have.</summary>
    public TryGetMemberDelegate? TryGetMember { get; set; }

    /// <summary>The culture of numbers and dates; the invariant one unless another was pushed.</summary>
    public CultureInfo CurrentCulture => _cultures is not null && _cultures.TryPeek(out var culture) ? culture : CultureInfo.InvariantCulture;

    /// <summary>Whatever functions keep between calls.</summary>
    public Dictionary<object, object?> Tags => _tags ??= [];

    /// <summary>The templates that were included, by the key that the loader gave.</summary>
    public Dictionary<string, Template> CachedTemplates => _cachedTemplates ??= new Dictionary<string, Template>(StringComparer.Ordinal);

    internal FlowState Flow { get; set; }

    /// <summary>Uses a culture until <see cref="PopCulture"/>.</summary>
    public void PushCulture(CultureInfo culture) => (_cultures ??= new Stack<CultureInfo>()).Push(culture);

    /// <summary>Goes back to the culture before the last <see cref="PushCulture"/>.</summary>
    public CultureInfo PopCulture() => _cultures?.Pop() ?? throw new InvalidOperationException("there is no culture left to pop");

    internal void CheckAbort(ScriptNode node)
    {
        if (_canBeCancelled && _cancellation.IsCancellationRequested)
        {
            throw new ScriptAbortException(node.Span);
        }
    }

    /// <summary>The items of a list that a function goes over: like a loop, it takes no more steps than <see cref="LoopLimit"/>.</summary>
    internal IEnumerable<object?> CountSteps(ScriptNode node, IEnumerable list)
    {
        CheckAbort(node);
        var items = list as IEnumerable<object?> ?? list.Cast<object?>();
        return list is ICollection known and not ScriptRange && (LoopLimit <= 0 || known.Count <= LoopLimit) ? items : Counted(node.Span, items);
    }

    private IEnumerable<object?> Counted(SourceSpan span, IEnumerable<object?> items)
    {
        CheckStack(span);
        var steps = 0L;
        foreach (var item in items)
        {
            if (++steps > LoopLimit && LoopLimit > 0)
            {
                throw new ScriptRuntimeException(span, $"more than {LoopLimit} items: the limit for loops is reached");
            }

            yield return item;
        }
    }

    /// <summary>Refuses to go deeper into a template than the stack of the thread allows, which would end the process.</summary>
    internal static void CheckStack(ScriptNode node)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            CheckStack(node.Span);
        }
    }

    /// <summary>The same for going deeper into a value.</summary>
    internal static void CheckStack(SourceSpan span)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ScriptRuntimeException(span, "this nests deeper than the stack of the thread allows");
        }
    }

    /// <summary>Refuses a list that would have more items than <see cref="LoopLimit"/>.</summary>
    internal void CheckCount(SourceSpan span, long count)
    {
        if (LoopLimit > 0 && count > LoopLimit)
        {
            throw new ScriptRuntimeException(span, $"the list would have {count} items, more than the limit of {LoopLimit}");
        }
    }
}
