using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pergola.JavaScriptCore.Native;

/// <summary>The functions of the JavaScriptCore C API that the engine uses. All handles are opaque pointers.</summary>
internal static unsafe partial class JavaScriptCoreApi
{
    /// <summary>The name that <see cref="JavaScriptCoreLibrary"/> resolves.</summary>
    public const string Library = "javascriptcore";

    public const uint DontEnum = 1 << 2;

    [LibraryImport(Library)] public static partial nint JSContextGroupCreate();
    [LibraryImport(Library)] public static partial void JSContextGroupRelease(nint group);
    [LibraryImport(Library)] public static partial nint JSGlobalContextCreateInGroup(nint group, nint globalClass);
    [LibraryImport(Library)] public static partial void JSGlobalContextRelease(nint context);
    [LibraryImport(Library), SuppressGCTransition] public static partial nint JSContextGetGroup(nint context);
    [LibraryImport(Library)] public static partial nint JSContextGetGlobalObject(nint context);
    [LibraryImport(Library)] public static partial void JSContextGroupSetExecutionTimeLimit(nint group, double seconds, delegate* unmanaged[Cdecl]<nint, nint, byte> shouldTerminate, nint data);
    [LibraryImport(Library)] public static partial void JSGlobalContextSetUnhandledRejectionCallback(nint context, nint function, nint* exception);
    [LibraryImport(Library)] public static partial void JSLock(nint context);
    [LibraryImport(Library)] public static partial void JSUnlock(nint context);
    [LibraryImport(Library)] public static partial nint JSGetMemoryUsageStatistics(nint context);
    [LibraryImport(Library)] public static partial void JSSynchronousGarbageCollectForDebugging(nint context);

    [LibraryImport(Library)] public static partial nint JSEvaluateScript(nint context, nint script, nint thisObject, nint sourceUrl, int startingLine, nint* exception);

    [LibraryImport(Library)] public static partial nint JSClassCreate(ClassDefinition* definition);
    [LibraryImport(Library)] public static partial nint JSObjectMake(nint context, nint type, nint privateData);
    [LibraryImport(Library)] public static partial nint JSObjectMakeFunctionWithCallback(nint context, nint name, delegate* unmanaged[Cdecl]<nint, nint, nint, nuint, nint*, nint*, nint> called);
    [LibraryImport(Library), SuppressGCTransition] public static partial nint JSObjectGetPrivate(nint instance);
    [LibraryImport(Library)] public static partial nint JSObjectGetPrototype(nint context, nint instance);
    [LibraryImport(Library)] public static partial void JSObjectSetPrototype(nint context, nint instance, nint prototype);
    [LibraryImport(Library)] public static partial nint JSObjectGetProperty(nint context, nint instance, nint name, nint* exception);
    [LibraryImport(Library)] public static partial nint JSObjectGetPropertyAtIndex(nint context, nint instance, uint index, nint* exception);
    [LibraryImport(Library)] public static partial void JSObjectSetProperty(nint context, nint instance, nint name, nint value, uint attributes, nint* exception);
    [LibraryImport(Library)] public static partial byte JSObjectIsFunction(nint context, nint instance);
    [LibraryImport(Library)] public static partial nint JSObjectCallAsFunction(nint context, nint function, nint thisObject, nuint count, nint* arguments, nint* exception);
    [LibraryImport(Library)] public static partial nint JSObjectMakeError(nint context, nuint count, nint* arguments, nint* exception);

    [LibraryImport(Library), SuppressGCTransition] public static partial ValueType JSValueGetType(nint context, nint value);
    [LibraryImport(Library), SuppressGCTransition] public static partial nint JSValueMakeUndefined(nint context);
    [LibraryImport(Library), SuppressGCTransition] public static partial nint JSValueMakeNull(nint context);
    [LibraryImport(Library), SuppressGCTransition] public static partial nint JSValueMakeBoolean(nint context, byte value);
    [LibraryImport(Library)] public static partial nint JSValueMakeNumber(nint context, double value);
    [LibraryImport(Library)] public static partial nint JSValueMakeString(nint context, nint text);
    [LibraryImport(Library), SuppressGCTransition] public static partial byte JSValueToBoolean(nint context, nint value);
    [LibraryImport(Library)] public static partial double JSValueToNumber(nint context, nint value, nint* exception);
    [LibraryImport(Library)] public static partial nint JSValueToStringCopy(nint context, nint value, nint* exception);
    [LibraryImport(Library)] public static partial nint JSValueCreateJSONString(nint context, nint value, uint indent, nint* exception);
    [LibraryImport(Library)] public static partial void JSValueProtect(nint context, nint value);
    [LibraryImport(Library)] public static partial void JSValueUnprotect(nint context, nint value);

    [LibraryImport(Library)] public static partial nint JSStringCreateWithCharacters(char* characters, nuint length);
    [LibraryImport(Library)] public static partial nint JSStringCreateWithUTF8CString(byte* text);
    [LibraryImport(Library), SuppressGCTransition] public static partial nuint JSStringGetLength(nint text);
    [LibraryImport(Library)] public static partial char* JSStringGetCharactersPtr(nint text);
    [LibraryImport(Library)] public static partial void JSStringRelease(nint text);

    /// <summary>JSType.</summary>
    public enum ValueType
    {
        Undefined,
        Null,
        Boolean,
        Number,
        String,
        Object,
        Symbol,
        BigInt,
    }

    /// <summary>JSClassDefinition.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ClassDefinition
    {
        public int Version;
        public uint Attributes;
        public nint ClassName;
        public nint ParentClass;
        public nint StaticValues;
        public nint StaticFunctions;
        public nint Initialize;
        public nint Finalize;
        public nint HasProperty;
        public nint GetProperty;
        public nint SetProperty;
        public nint DeleteProperty;
        public nint GetPropertyNames;
        public delegate* unmanaged[Cdecl]<nint, nint, nint, nuint, nint*, nint*, nint> CallAsFunction;
        public nint CallAsConstructor;
        public nint HasInstance;
        public nint ConvertToType;
    }
}
