using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating;

/// <summary>The variables: a stack of objects for the global ones, a stack of frames for the local ones.</summary>
public sealed partial class TemplateContext
{
    // Far beyond what a template needs, and laid out in a second.
    private const long MostKeptItems = 1_000_000;

    private GlobalFrame[] _globals = new GlobalFrame[4];
    private int _globalCount;
    private LocalFrame[] _locals = new LocalFrame[4];
    private int _localCount;
    private int _loopSteps;
    private long _keptItems;
    private LoopScope? _spareLoops;

    /// <summary>Puts an object on top of the global variables and starts new local ones.</summary>
    public void PushGlobal(ScriptObject scriptObject)
    {
        PushGlobalOnly(scriptObject);
        PushLocal();
    }

    /// <summary>Takes the topmost object off the global variables, and its local ones.</summary>
    /// <exception cref="InvalidOperationException">Only the built-in functions are left.</exception>
    public ScriptObject PopGlobal()
    {
        if (_globalCount == 1)
        {
            throw new InvalidOperationException("there is no global object left to pop");
        }

        var top = CurrentGlobal;
        PopGlobalOnly();
        PopLocal();
        return top;
    }

    /// <summary>Starts new local variables.</summary>
    public void PushLocal()
    {
        if (_localCount == _locals.Length)
        {
            Array.Resize(ref _locals, _localCount * 2);
        }

        // Frames are kept and used again: a call costs no allocation for its variables.
        var frame = _locals[_localCount] ??= new LocalFrame();
        frame.Clear();
        _localCount++;
    }

    /// <summary>Goes back to the local variables before the last <see cref="PushLocal"/>.</summary>
    public void PopLocal() => _locals[--_localCount].Clear();

    internal LocalFrame Local => _locals[_localCount - 1];

    internal void PushGlobalOnly(ScriptObject scriptObject)
    {
        if (_globalCount == _globals.Length)
        {
            Array.Resize(ref _globals, _globalCount * 2);
        }

        var frame = _globals[_globalCount] ??= new GlobalFrame();
        frame.Object = scriptObject;
        frame.Loop = null;
        _globalCount++;
    }

    internal void PopGlobalOnly()
    {
        _globalCount--;
        _globals[_globalCount].Loop = null;
    }

    internal LoopScope EnterLoop(LoopKind kind, string? globalName, string? localName, int length)
    {
        var loop = _spareLoops ?? new LoopScope();
        _spareLoops = loop.NextSpare;
        loop.Begin(kind, globalName, localName, length);
        var global = _globals[_globalCount - 1];
        loop.OuterInGlobal = global.Loop;
        global.Loop = loop;
        var local = Local;
        loop.OuterInLocal = local.Loop;
        local.Loop = loop;
        LoopDepth++;
        return loop;
    }

    internal void ExitLoop(LoopScope loop)
    {
        _globals[_globalCount - 1].Loop = loop.OuterInGlobal;
        Local.Loop = loop.OuterInLocal;
        LoopDepth--;
        if (LoopDepth == 0)
        {
            _loopSteps = 0;
            _keptItems = 0;
        }

        if (!loop.IsKept)
        {
            loop.NextSpare = _spareLoops;
            _spareLoops = loop;
        }
    }

    /// <summary>Counts a step of a loop; all loops inside each other share one count.</summary>
    internal void StepLoop(ScriptNode loop)
    {
        _loopSteps++;
        if (LoopLimit > 0 && _loopSteps > LoopLimit)
        {
            throw new ScriptRuntimeException(loop.Span, $"more than {LoopLimit} steps: the limit for loops is reached");
        }
    }

    /// <summary>Counts items that a sequence of sequences of ... had to lay out: a loop that makes it ever longer comes to an end.</summary>
    internal void CountKept(SourceSpan span, int items)
    {
        _keptItems += items;
        if (_keptItems > MostKeptItems)
        {
            throw new ScriptRuntimeException(span, $"more than {MostKeptItems} items were laid out: a list is made ever longer in a loop, so the limit is reached");
        }
    }

    /// <summary>How many loops are running.</summary>
    internal int LoopDepth { get; private set; }

    /// <summary>Looks a global variable up, the topmost object first. <paramref name="slots"/> is what the node remembers per level.</summary>
    internal bool TryGetGlobal(string name, ShapeSlot?[] slots, out object? value)
    {
        for (var level = _globalCount - 1; level >= 0; level--)
        {
            var frame = _globals[level];
            for (var loop = frame.Loop; loop is not null; loop = loop.OuterInGlobal)
            {
                if (ReferenceEquals(loop.GlobalName, name))
                {
                    value = loop.Value;
                    return true;
                }

                if (ReferenceEquals(loop.KindName, name))
                {
                    value = loop;
                    return true;
                }
            }

            var target = frame.Object;
            var slot = ShapeSlot.Find(target, name, ref slots[Math.Min(_globalCount - 1 - level, slots.Length - 1)]);
            if (slot >= 0)
            {
                value = target.ValueAt(slot);
                return true;
            }
        }

        value = null;
        return TryGetVariable is not null && TryGetVariable(this, default, name, out value);
    }

    /// <summary>A copy of a group of built-in functions that this context may write to; it takes the place of the shared one.</summary>
    internal ScriptObject Own(ScriptObject group)
    {
        var own = group.Fork();
        foreach (var (name, value) in BuiltinObject)
        {
            if (ReferenceEquals(value, group))
            {
                BuiltinObject.Set(name, own);
                break;
            }
        }

        return own;
    }

    /// <summary>The value of a global variable by its name; null when there is none.</summary>
    internal object? GetGlobal(string name)
    {
        var slots = new ShapeSlot?[1];
        return TryGetGlobal(string.Intern(name), slots, out var value) ? value : null;
    }

    internal void SetGlobal(SourceSpan span, string name, object? value)
    {
        if (!CurrentGlobal.TrySetValue(name, value))
        {
            throw ReadOnlyGlobal(span, name);
        }
    }

    private ScriptRuntimeException ReadOnlyGlobal(SourceSpan span, string name)
    {
        var kind = ReferenceEquals(CurrentGlobal, BuiltinObject) ? "built-in " : "";
        return new ScriptRuntimeException(span, $"cannot assign to the {kind}read-only variable '{name}'");
    }

    /// <summary>Makes a global variable read-only; one that is already is an error, as writing it would be.</summary>
    internal void SetReadOnlyGlobal(SourceSpan span, string name)
    {
        var target = CurrentGlobal;
        if (!target.CanWrite(name))
        {
            throw ReadOnlyGlobal(span, name);
        }

        target.SetReadOnly(name, true);
    }

    internal bool TryGetLocal(string name, out object? value)
    {
        var frame = Local;
        for (var loop = frame.Loop; loop is not null; loop = loop.OuterInLocal)
        {
            if (ReferenceEquals(loop.LocalName, name))
            {
                value = loop.Value;
                return true;
            }
        }

        value = null;
        return frame.Locals is { } locals && locals.TryGetValue(name, out value);
    }

    internal void SetLocal(SourceSpan span, string name, object? value)
    {
        if (!(Local.Locals ??= new ScriptObject()).TrySetValue(name, value))
        {
            throw new ScriptRuntimeException(span, $"cannot assign to the read-only variable '${name}'");
        }
    }

    /// <summary>All names that a global variable could have been meant to be.</summary>
    internal IEnumerable<string> GlobalNames()
    {
        for (var level = _globalCount - 1; level >= 0; level--)
        {
            foreach (var name in _globals[level].Object.Keys)
            {
                yield return name;
            }
        }
    }
}
