; The setup program for Windows, compiled by packaging/windows.py with makensis (NSIS 3).
; For one user, without an administrator: into %LOCALAPPDATA%\Programs, with a Start menu entry and a way to remove it.
; It owns what it puts into its folder and nothing else: settings, recordings and keys are never touched.
;
; Given with -D: VERSION (1.2.3), VERSION4 (1.2.3.0), FROZEN (folder of the program), NOTICES, OUT (the file to make),
; TARGET, SIZE_KB; perhaps ICON (an .ico), SIDE (a .bmp of 164x314) and SIGN (a command that signs the file whose name follows).

Target ${TARGET}
SetCompressor /SOLID lzma
SetCompressorDictSize 64

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include WordFunc.nsh

!define NAME "Airdesk"
!define PROGRAM "airdesk.exe"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Airdesk"
; Exit status, for who installs without looking on: 0 done, 1 cancelled, 2 failed, and these.
!define IS_RUNNING 3
!define NO_SUCH_WINDOWS 4

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Airdesk"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
ManifestDPIAware true
ManifestSupportedOS Win10
ShowInstDetails nevershow
ShowUninstDetails nevershow

!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif
!ifdef SIDE
  !define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!endif
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(KEPT)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first is for every system whose language is none of these.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Vietnamese"

LangString WELCOME ${LANG_ENGLISH} "This puts ${NAME} ${VERSION} on this computer, for you alone. No administrator is needed.$\r$\n$\r$\nAn older version is replaced. Your settings and recordings stay as they are."
LangString WELCOME ${LANG_VIETNAMESE} "Chương trình này cài ${NAME} ${VERSION} vào máy tính, chỉ cho riêng bạn. Không cần quyền quản trị.$\r$\n$\r$\nPhiên bản cũ sẽ được thay thế. Thiết lập và bản ghi của bạn vẫn giữ nguyên."
LangString KEPT ${LANG_ENGLISH} "${NAME} is removed from this computer. Your settings and recordings are kept."
LangString KEPT ${LANG_VIETNAMESE} "${NAME} sẽ được gỡ khỏi máy tính này. Thiết lập và bản ghi của bạn được giữ lại."
LangString RUNNING ${LANG_ENGLISH} "${NAME} is running. Quit it, then press Retry."
LangString RUNNING ${LANG_VIETNAMESE} "${NAME} đang chạy. Hãy thoát ${NAME} rồi bấm Thử lại."
LangString TOO_OLD ${LANG_ENGLISH} "${NAME} needs 64-bit Windows 10, version 1809, or later."
LangString TOO_OLD ${LANG_VIETNAMESE} "${NAME} cần Windows 10 64-bit, phiên bản 1809 trở lên."
LangString NEWER ${LANG_ENGLISH} "A newer version is installed: ${NAME} $0. Replace it with ${VERSION}?"
LangString NEWER ${LANG_VIETNAMESE} "Máy đã có phiên bản mới hơn: ${NAME} $0. Thay bằng ${VERSION}?"
LangString NOT_REMOVED ${LANG_ENGLISH} "The version that is installed could not be removed from $INSTDIR."
LangString NOT_REMOVED ${LANG_VIETNAMESE} "Không gỡ được phiên bản đã cài ở $INSTDIR."

VIProductVersion "${VERSION4}"
!macro Facts LANGUAGE
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${NAME}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${NAME} Setup"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "${NAME}"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "GPL-3.0-or-later"
!macroend
!insertmacro Facts ${LANG_ENGLISH}
!insertmacro Facts ${LANG_VIETNAMESE}

; A running program's file cannot be opened for writing. The processes beside it are the same file.
!macro WaitUntilItHasEnded
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $1 "$INSTDIR\${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $1
      ${ExitDo}
    ${EndIf}
    SetErrorLevel ${IS_RUNNING}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDCANCEL`
      Quit
    ${EndIf}
  ${Loop}
  SetErrorLevel -1 ; as if nothing had been said
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    SetErrorLevel ${NO_SUCH_WINDOWS}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    Quit
  ${EndIf}
  ReadRegStr $0 HKCU "${KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1 ; 1: what is installed is newer
    ${If} $1 == 1
    ${AndIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(NEWER)" /SD IDYES IDNO`
      SetErrorLevel 1
      Quit
    ${EndIf}
  ${EndIf}
  !insertmacro WaitUntilItHasEnded
FunctionEnd

Function un.onInit
  !insertmacro WaitUntilItHasEnded
FunctionEnd

Section
  SetShellVarContext current
  ; The older version removes itself, by its own list of what it brought. `_?=` makes it run in place and be waited for.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR' $0
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
      MessageBox MB_OK|MB_ICONSTOP "$(NOT_REMOVED)" /SD IDOK
      SetErrorLevel 2
      Abort
    ${EndIf}
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${FROZEN}\*"
  File "/oname=LICENCES.txt" "${NOTICES}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  ; By name: whatever else lies in this folder was not put there by us.
  Delete "$INSTDIR\${PROGRAM}"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\LICENCES.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
